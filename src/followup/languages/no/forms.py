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
        blir liggende | skyves til | skubbes | rykkes | flyttes til | flyttes | får vente | kan vente | må vente |
        venter med | venter vi med | nåede vi ikke | nåede vi | nådde ikke | nådde vi ikke | tas med til |
        tas med på | tages med til | tages med på | tas opp på | tas opp i | tas opp | tages op | tas på | tages på |
        tas opp under | står åpent | står åpen | står åbent | holdes åpen | kommer tilbake | vender tilbage |
        går tilbake til | går tilbage til | går videre til | overlates til | overlades til | overlater |
        oversendes til | sendes over til | sendes til | sendes tilbage | henvises | fortsetter på | fortsætter på |
        fortsættes | fortsettes | på dagsorden | på dagsordenen | på neste dagsorden | settes på | sættes på |
        avventer | afventer | avventes | afventes | tenke videre | tænke videre | får tenke | ta stilling |
        tage stilling | blir stående | legges på is | lægges på is | holdes i bero | bero | i bero | til behandling
    """,
    "next": """
        til neste møte | til næste møde | på neste møte | på næste møde | neste gang | næste gang | neste styremøte |
        næste bestyrelsesmøde
    """,
    "await": """
        avventer | avvente | afventer | afvente | venter på | i påvente af | i påvente av | ikke klar | ikke klart |
        ikke ferdig | ikke færdig | mangler | savner | ennå ikke | endnu ikke | enda ikke | ikke svart | ikke svaret |
        pågår | er i gang | under arbeid | under udarbejdelse | under utarbeidelse | holder på | igangsat | uavklart |
        uafklaret | gjenstår | ventes | forventes | er underveis | underveis | er på vei | på vej | ligger hos |
        ligger til | er hos | mangler fortsatt | mangler stadig | mangler fremdeles | ikke fått | ikke fået |
        ikke gitt lyd | ikke hørt | har ikke hørt | intet svar | ikke noe svar | ikke svar | ikke kommet |
        ikke kommet tilbake | behandler søknaden | behandler | til behandling | henger på | avhenger av |
        afhænger af | venter fortsatt | venter stadig | venter | fortsatt ikke | stadig ikke | fremdeles ikke |
        har lovet svar | ingen tilbakemelding | ikke levert | endnu ikke modtaget | utestående | under utredning |
        under behandling | purrer | purre | rykker
    """,
    "later": """
        kommende møte | kommende møde | neste uke | næste uge | neste måned | næste måned | til høsten |
        til efteråret | til våren | til foråret | senere | fremover | fremadrettet | etter sommeren | efter sommeren |
        kommer tilbake | vender tilbage | følges opp | følges op | følge opp | følge op | følger opp | følger op |
        oppfølging | opfølgning | fortsett* | fortsætt* | videre | løbende | snarest | indtil | igjen | igen |
        på sikt | inntil videre | indtil videre | ved anledning | ved lejlighed | etter påske | efter påske |
        til neste | til næste
    """,
    "modal": """
        skal | må | må man | kommer til å | vil | behøver | trenger | bliver nødt til | er nødt til | skulle |
        bør ses | trengs
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
        enige om at | blev enige om | påtok seg | påtok | lovet å | har lovet | har lovet å | ba | bad | bedt om å |
        bedt om at | har ansvar | har ansvaret | har fått i oppgave | har fået til opgave | tar ansvar |
        tager ansvar | sørger for | sikrer at | ser til at | tilbød seg | tilbød sig | tilbyr seg | tar med seg |
        tager med | tar saken | tager sagen | gis i oppdrag | bemyndiges | pålagt | får fullmakt | får tenke
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
        kjøpt | gjort | besluttet | enstemmig | enstemmigt | fullført | i orden | nedstemt | falt | faldt | avvist |
        forkastet | forkastes | flyttet | byttet | talt | reparert | repareret | hentet | levert | leveret | valgte |
        i boks | kjøpt inn | købt | ordnet
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
        forældrene | lærerne | skolen | man | nogen | noen | festudvalget | vaktmesteren | vaktmesterne | rektor |
        lederne | kommuneadvokaten | fylket | fylkeskommunen | banken | forretningsfører | forretningsføreren |
        administrator | administratoren | festkomiteen | festkomité | komiteen | arrangementskomiteen | trenerne |
        treneren | trænerne | redaktøren | redaktionen | revisoren | nestlederen | næstformanden | viceværten |
        vicevært | juristen | advokaten | arkitekten | håndverkeren | entreprenøren | leverandøren |
        materialforvalter | oppmannen | oppmann | holdlederen | huskomiteen | velforeningen | grunneier | naboen |
        alle sammen | daglig leder | rådet | menighedsrådet | kirkevergen | prosten | byggekomiteen | teknisk utvalg
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
        opretter | oppretter | deler | teller | oljer | bytter | tæller | skrur | måler | merker | skanner | vasker |
        river | flytter | planter | klipper | bygger | leier | låner | selger | sælger | fakturerer | rapporterer |
        varsler | forhandler | fornyer | forlenger | leter | leder efter | rekrutterer | verver | besøker | besøger |
        oversetter | redigerer | signerer | takker | dokumenterer | kartlegger | analyserer | purrer | rykker |
        rydder opp | gir | giver | får tak i | får fat i | baker | bager | trykker | monterer | fjerner | skifter |
        maler om | utbetaler | kontrollerer | gjennomgår | gir beskjed | melder tilbake | formulerer | svarer |
        minner | oppsummerer | henger opp | setter opp | prøver
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
        innhente | opprette | oprette | rydde | betale | dele | hente inn | mål opp | måle | skru | skru opp | olje |
        vaske | skanne | merke | merk | sjekk | undersøk | kontakt | ring | send | kjøp | bestill | skriv | oppdater |
        planlegg | forbered | spør | skaff | inviter | søk | hent | lever | følg | følg opp | ta kontakt | finn |
        finn ut | finne ut | sett opp | sette opp | henge opp | heng opp | legg ut | legge ut | rydd | betal |
        oppsummere | oppsummer | telle | tell | trykke | trykk | male | reparere | reparer | bytte | bytt | flytte |
        flytt | rengjøre | rengjør | klippe | plante | bygge | bygg | rive | leie | låne | selge | fakturere |
        rapportere | informere | varsle | forhandle | fornye | forlenge | avbestille | lete | prøve | rekruttere |
        verve | besøke | oversette | redigere | signere | arkivere | takke | dokumentere | kartlegge | analysere |
        purre | purr | undersøg | spørg | køb | lav | ryd | opdater | byt | få tak i | høre | hør | avtale | booke |
        book | fikse | fiks | teste | test | gjennomgå | kontrollere | kontroller | vurder | avklar | tenke | gi |
        gi beskjed
    """,
    "future": """
        på mandag | på tirsdag | på onsdag | på torsdag | på fredag | på lørdag | på søndag | i helgen | i weekenden |
        i morgen | innen | inden | senest | før | snarest | hurtigst muligt | så snart | i løpet av | i løbet af |
        inden påske | ultimo | primo | frist | i januar | i februar | i mars | i marts | i april | i mai | i maj |
        i juni | i juli | i august | i september | i oktober | i november | i desember | i december | forud for |
        til jul | før jul | før sommeren | før høsten | før påske | i løpet av uka | i ugen | i uka | i vår |
        i foråret | i høst | i efteråret | i sommer | i vinter | på onsdagen | til våren | til høsten | til mai |
        til mars | til april
    """,
    "past": """
        har | hadde | havde | var | ble | blev | forrige | tidligere | sidste | siste | sist | siden | allerede |
        seneste | i fjor | gikk | gik | fikk | fik | kom | tok | tog | skrev | gjorde | vært | været
    """,
    "rule": """
        alltid | altid | hver | den som | forbudt | vedtekter | vedtægter | ved behov | normalt | krav | kravet |
        kontingent | medlemskontingent | tillatt | tilladt | princip | prinsipp | hvert år | årlig | årligt |
        etter vedtektene | ifølge vedtektene | i henhold til | uker før | uger før | dager før | dage før |
        etter hver | efter hver | ifølge | per år | pr. år | den der
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
        gjennomført | gennemført | købt | kjøpt | sendt | bestilt | betalt | levert | leveret
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
