"""
The signs of Norwegian promises, which a reader of Danish shares, and the labels of their headings.
"""

from __future__ import annotations

from followup.languages.forms import Forms


SIGNS = {
    "carry": """
        utsett* | utsatt | utsettes | utsættes | udskyd* | udskudt | udsat | udsættes | udsætte | skyves |
        flyttes til neste | flyttes til næste | rykkes til | tas opp igjen | tas opp på neste | tages op på næste |
        tages op igen | tas på neste | tages på næste | tas neste gang | tages næste gang | behandles på neste |
        behandles på næste | drøftes på neste | drøftes på næste | parkeres | venter til | ble ikke behandlet |
        blev ikke behandlet | ikke nådd | blev ikke nået | nåede ikke | rakk ikke | rakk vi ikke | sendes tilbake |
        sendt tilbake | sendes videre | oversendes | henvises til | står over | overføres | overføres til | gjenstår |
        udestår | udestående | kommer tilbake til | vender tilbage til | tages der stilling | ta stilling til |
        tas stilling til | tages stilling | arbejde videre | arbeide videre | jobbe videre | gå videre med |
        blir liggende
    """,
    "next": """
        til neste møte | til næste møde | på neste møte | på næste møde | neste gang | næste gang | neste styremøte |
        næste bestyrelsesmøde
    """,
    "await": """
        avventer | avvente | afventer | afvente | venter på | i påvente af | i påvente av | ikke klar | ikke klart |
        ikke ferdig | ikke færdig | mangler | savner | ennå ikke | endnu ikke | enda ikke | ikke svart | ikke svaret |
        pågår | er i gang | under arbeid | under udarbejdelse | under utarbeidelse | holder på | igangsat | uavklart |
        uafklaret | gjenstår
    """,
    "later": """
        kommende møte | kommende møde | neste uke | næste uge | neste måned | næste måned | til høsten |
        til efteråret | til våren | til foråret | senere | fremover | fremadrettet | etter sommeren | efter sommeren |
        kommer tilbake | vender tilbage | følges opp | følges op | følge opp | følge op | følger opp | følger op |
        oppfølging | opfølgning | fortsett* | fortsætt* | videre | løbende | snarest | indtil
    """,
    "modal": """
        skal | må | må man | kommer til å | vil | behøver | trenger | bliver nødt til | er nødt til | skulle
    """,
    "soft": """
        kan | kunne | bør | burde | ville | kanskje | måske | eventuelt | evt | tenker | tænker | planlegger |
        planlægger | ønsker at | forsøker | forsøger | prøver | prøver igen
    """,
    "duty": """
        får i oppdrag | fikk i oppdrag | får i oppgave | fikk i oppgave | får til opgave | fik til opgave | opgave |
        ansvar | ansvarlig | ansvarlige | ansvarshavende | tar på seg | tok på seg | påtager sig | påtog sig |
        tager sig af | tar seg av | lover | lovede | lovet | bes om | blir bedt om | bliver bedt | bedes | pålegges |
        pålægges | oppfordret | opfordres | opfordret | opfordrede | oppfordres | holder i | står for |
        kontaktperson | meldte seg | melder sig | tovholder | aftalt at | avtalt at | aftaltes at | besluttet at |
        enige om at | blev enige om
    """,
    "report": """
        påpeker | anser | leser | synes | bemerker | bemærker | tilføjer | fremhever | legger til et punkt |
        beskriver | forklarer | presenterer | præsenterer | fremhæver | gennemgår | gjennomgår | indleder | innleder |
        orienterte | orienterede | orienterer | informerte | informerede | informerer | redegjorde | redegjør |
        rapporterte | fortalte | fortæller | forteller | presenterte | præsenterede | viste | nevnte | nævnte |
        mener | mente | syntes | sa | sagde | siger | sier | spurte | spurgte | spør | spørger | drøftet | drøftede |
        diskuterte | diskuterede | diskuteret | diskuteres | bemærkede | bemærkes | bemerket | konstaterte |
        konstaterede | takket | takkede | gjennomgikk | gennemgik | gennemgået | opplyste | oplyste | understreket |
        understregede | beskrev | nævnt
    """,
    "closed": """
        innvilger | bevilger | avslår | godkjenner | godkender | vedtar | vedtas | vedtages | innvilges | bevilges |
        ferdig | færdig | klart | klar | avsluttet | afsluttet | gjennomført | gennemført | utført | udført |
        godkjent | godkendt | vedtatt | vedtaget | lukkes | lukket | løst | betalt | sendt | innsendt | bestilt |
        kjøpt | gjort | besluttet | enstemmig | enstemmigt | fullført | i orden
    """,
    "negated": "ikke | ingen | intet | ikkje | aldri | aldrig | hverken | verken | nei | nej",
    "proposal": """
        foreslår | foreslog | foreslo | foreslås | foreslått | foreslået | forslag | ønsker | ønske | ønskes | idé |
        ideer
    """,
    "role": """
        styret | bestyrelsen | styreleder | formanden | formann | leder | lederen | nestleder | kasserer |
        kassereren | sekretær | sekretæren | styremedlemmene | medlemmerne | medlemmene | alle | samtlige | gruppen |
        gruppa | utvalget | udvalget | arbeidsgruppen | arbejdsgruppen | administrasjonen | administrationen |
        forvaltningen | kommunen | foreningen | klubben | valgkomiteen | revisor | partnerne | deltagerne |
        deltakerne | sekretariatet | styregruppen | projektlederen | prosjektlederen | vaktmester | foreldrene |
        forældrene | lærerne | skolen | man | nogen | noen | festudvalget
    """,
    "we": "vi",
    "pronoun": "han | hun | de | jeg | der | man",
    "state": """
        er | var | har | hadde | havde | finnes | findes | blir | bliver | ble | blev | ligger | koster | gjelder |
        gælder | heter | hedder | betyr | betyder | består | omfatter | utgjør | udgør | vet | ved | tror | håper |
        håber | pleier | plejer | bor | sitter | sidder | fungerer | virker | går | deltar | deltager | mangler |
        kræver | krever | under | efter | etter | eller | over | per | medlemmer | penger | personer | dager | uker |
        timer | planer | år | dialogen | sommer | vinter | februar | januar | oktober | september | december |
        desember
    """,
    "task": """
        ringer | kontakter | hører | sjekker | undersøker | undersøger | tar | tager | fikser | ordner | bestiller |
        kjøper | køber | sender | mailer | skriver | legger | lægger | gjør | gør | ser | inviterer | forbereder |
        holder | henter | leverer | snakker | taler | oppdaterer | opdaterer | publiserer | avtaler | aftaler |
        søker | søger | skaffer | lager | laver | setter | sætter | fremsender | oversender | udarbejder |
        utarbeider | drøfter | vurderer | tager kontakt | tar kontakt | følger op | følger opp | indhenter |
        innhenter | indkalder | innkaller | koordinerer | arrangerer | booker | printer | rydder | maler | reparerer |
        melder | betaler | spør | spørger | finder | finner | kigger | planlægger | planlegger | arbejder | arbeider |
        opretter | oppretter | deler
    """,
    "passive": """
        kontaktes | bestilles | sendes | undersøkes | undersøges | ordnes | kjøpes | købes | legges ut | lægges ud |
        laves | lages | oprettes | opprettes | udarbejdes | utarbeides | indkaldes | innkalles | inviteres |
        planlegges | planlægges | følges op | følges opp | vurderes | fremsendes | afholdes | avholdes | opdateres |
        oppdateres | arrangeres | nedsættes | nedsettes
    """,
    "infinitive": """
        kontakte | ringe | sende | kjøpe | købe | undersøke | undersøge | sjekke | ordne | bestille | skrive |
        oppdatere | opdatere | planlegge | planlægge | forberede | innkalle | indkalde | spørre | spørge | lage |
        lave | skaffe | invitere | søke | søge | hente | levere | følge | drøfte | diskutere | beslutte | velge |
        vælge | afklare | avklare | udarbejde | utarbeide | sikre | etablere | finne | finde | sette | sætte | legge |
        lægge | fremsende | ta | tage | gjøre | gøre | melde | arrangere | koordinere | vurdere | indhente |
        innhente | opprette | oprette | rydde | betale | dele
    """,
    "future": """
        på mandag | på tirsdag | på onsdag | på torsdag | på fredag | på lørdag | på søndag | i helgen | i weekenden |
        i morgen | innen | inden | senest | før | snarest | hurtigst muligt | så snart | i løpet av | i løbet af |
        inden påske | ultimo | primo | frist | i januar | i februar | i mars | i marts | i april | i mai | i maj |
        i juni | i juli | i august | i september | i oktober | i november | i desember | i december | forud for
    """,
    "past": """
        har | hadde | havde | var | ble | blev | forrige | tidligere | sidste | siste | sist | siden | allerede |
        seneste | i fjor | gikk | gik | fikk | fik | kom | tok | tog | skrev | gjorde | vært | været
    """,
    "rule": """
        alltid | altid | hver | den som | forbudt | vedtekter | vedtægter | ved behov | normalt | krav | kravet |
        kontingent | medlemskontingent | tillatt | tilladt | princip | prinsipp
    """,
    "elected": """
        valgt | ble valgt | blev valgt | vælges | velges | gjenvalg | genvalg | gjenvalgt | genvalgt | valg af |
        valg av | som dirigent | som referent
    """,
    "formal": """
        møtet åpnet | mødet åbnet | åpnet møtet | åbnede mødet | velkommen | bød velkommen | dagsorden godkendt |
        dagsordenen blev godkendt | innkalling | indkaldelse | møtet ble hevet | mødet sluttede | referat godkendt |
        referatet | godkjenning av | godkendelse af
    """,
    "subord": """
        hvor | hvorfor | at | om | som | når | fordi | hvis | hvordan | hva | hvad | hvem | hvilke | hvilken | så at
    """,
    "should": "bør | burde",
    "decide": "beslut* | vedtatt | vedtok | aftalt | avtalt | enige | bestemt",
    "adverb": """
        dessuten | endelig | ellers | her | derudover | desværre | modsat | også | nå | nu | så | da | derfor |
        deretter | derefter | gjerne | gerne | selv | eventuelt | kanskje | måske | snart | straks | ligeledes |
        desuden
    """,
    "open_status": """
        pågår | i gang | i proces | i prosess | avventer | afventer | ikke klar | ikke ferdig | ikke færdig |
        påbegynt | gjenstår | åben | åpen | løbende | løpende
    """,
    "dropped": "utgår | droppes | bortfaller | ikke lenger aktuelt | ikke længere aktuelt",
    "closed_status": """
        ferdig | færdig | utført | udført | gjort | lukket | punkt lukkes | lukkes | avsluttet | afsluttet | ok |
        gjennomført | gennemført
    """,
}
LABELS = {
    "present": """
        til stede | tilstede | tilstedeværende | oppmøte | deltakere | deltagere | fremmøte | fremmødte | deltager |
        møtte | fremmødte medlemmer | deltagende | mødedeltagere
    """,
    "absent": """
        fravær | frafall | fraværende | forfall | afbud | meldt forfall | ikke til stede | meldt frafall |
        meldt afbud | ej tilstede
    """,
    "next": """
        neste møte | næste møde | kommende møter | kommende møder | neste styremøte | næste bestyrelsesmøde |
        næste møder | tid for neste møte
    """,
    "review": """
        oppfølging fra forrige møte | opfølgning fra sidste møde | opfølgning | oppfølging |
        gennemgang af handlingslog | handlingslog | aksjoner fra forrige møte | gjøremål fra forrige møte
    """,
    "actions": """
        gjøremål | oppgaver | opgaver | aksjoner | aksjonspunkter | aktionspunkter | tiltak | neste skritt |
        næste skridt | oppfølgingspunkter | handlinger | handlingspunkter | to do | todo | huskeliste | oppgaveliste |
        opgaveliste | ansvar | arbeidsoppgaver | action log | beslutnings og action logs
    """,
    "postponed": """
        utsatte saker | udsatte punkter | til neste møte | til næste møde | utsatt | udskudte punkter |
        saker til neste møte | punkter til næste møde
    """,
    "decision": "vedtak | beslutning | beslutninger | vedtatt | konklusjon | konklusion",
    "formal": """
        åpning | åbning | velkomst | godkjenning av innkalling | godkjenning av dagsorden | godkendelse af dagsorden |
        godkendelse af referat | godkjenning av referat | valg av møteleder | valg af dirigent | valg af referent |
        valg av referent | avslutning | afslutning | konstituering
    """,
    "agenda": "dagsorden | saksliste | agenda | sakliste | dagsordenpunkter",
    "proposal": "forslag | forslag til vedtak | bakgrunn | baggrund",
    "discuss": """
        diskusjon | diskussion | drøfting | orientering | orienteringer | referat | møde referat | notater | noter |
        bemærkninger | generelle bemærkninger
    """,
    "links": "lenker | vedlegg | bilag | baggrundsmateriale",
    "header": "tid | sted | dato | referent | møteleder | ordstyrer | tid og sted | mødeleder",
    "sign": "underskrifter | referent",
    "status": "status | ansvarlig | ansvarlige | frist | deadline | kommentar | status/kommentar",
    "elected": "valg",
}
FORMS = Forms(
    "no",
    SIGNS,
    LABELS,
    present_endings=("er", "r"),
    past_endings=("ede", "edes", "te", "tes"),
    noun_endings=(
        "eter",
        "inger",
        "elser",
        "ører",
        "ater",
        "anter",
        "ioner",
        "joner",
        "dager",
        "grupper",
        "penger",
        "personer",
        "lister",
        "punkter",
        "møder",
        "møter",
    ),
    passive_endings=("es",),
    present="-er",
    to=frozenset({"at", "å"}),
)
