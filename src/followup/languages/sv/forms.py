"""
The signs of Swedish promises, list by list, and the labels of Swedish headings.
"""

from __future__ import annotations

from followup.languages.forms import Forms


SIGNS = {
    "carry": """
        bordlägg* | bordlag* | bordlades | bordslägg* | bordslag* | borläg* | borlag* | skjuts upp | skjuta upp |
        sköts upp | skjuter upp | skjuter vi upp | uppskjut* | skjuts fram | skjuts på | skjuta på | skjuts till |
        senarelägg* | senarelades | flyttas till nästa | flyttas fram | flyttades fram | flyttar fram | tas upp igen |
        tas upp på nytt | tas upp på nästa | tas upp vid nästa | tas upp till nästa | tas upp nästa | tas nästa |
        tas på nästa | tas vid nästa | tas till nästa | tas på kommande | tas upp senare | tas upp på | tas upp i |
        tas senare | tar upp igen | tar upp det igen | tar det igen | tar vi upp | tar vi nästa | tar vi på nästa |
        tar vi i | tar vi senare | får vänta | väntar till | får anstå | får ligga | parkera* | läggs på is |
        ligger kvar | kvarstår | står kvar | stående punkt | vilande | vilar | återkommer till frågan |
        återkommer till detta | återkommer på | återkommer till nästa | återupptas | hanns inte | hanns ej |
        hann inte | hann ej | hann vi inte | inte behandla* | ej behandla* | ej avhandla* | tiden räckte inte |
        återremitt* | hänskjut* | hänsköt* | ajournera* | tas med till nästa | lyfts på nästa | lyfts igen |
        lyfts vid nästa | behandlas på nästa | behandlas vid nästa | behandlas vidare | diskuteras vidare |
        diskuteras på nästa | diskuteras vid nästa | beslutas på nästa | beslut tas på nästa | beslut tas senare |
        beslutas senare | skjuter på | skjuter fram | tas igen | får stå över | står över | överlämnas till |
        lämnas över till | lämnas vidare | skickas vidare | skickas på remiss | remitteras | sköts till | skjuts |
        flyttas till | flyttas över till | flyttades till | tas med till | tas med på | tas på | tas vid |
        tas på vår* | tas under | tas på höst* | tas till höst* | lyfts på | lyfts i | lyfts till | lämnas öppen |
        lämnas öppet | lämnades öppen | lämnas till | lämnas åt | lämnades över | avvaktar | avvaktas | anstår |
        kan vänta | hann vi inte med | hann inte med | hann inte till | hinner vi inte | fortsätter på |
        fortsätter nästa | fortsätter diskussionen | diskussionen fortsätter | återkommer till | återkommer vi |
        vi återkommer | återvänder | går tillbaka till | går vidare till | går till | skickas till |
        skickas tillbaka | sänds till | hänvisas till | hänvisades | överlåts | överlåter | överlämnas |
        ta ställning | tar ställning | tas i samband med | skrivs upp till | noteras till nästa | sätts upp på |
        läggs på | tas upp under | tas upp | ligger på bordet | läggs till nästa | hemställa | hemställer |
        framskjut* | framflytt* | skjuter vi | stannar på listan | blir kvar | kvar på listan
    """,
    "next": """
        på nästa möte | vid nästa möte | till nästa möte | till nästa gång | nästa gång | till nästa sammanträde |
        på nästa styrelsemöte | till nästa styrelsemöte | vid nästa styrelsemöte | på kommande möte |
        till kommande möte | nästa träff
    """,
    "await": """
        inväntar | invänta | inväntas | väntar på | väntar vi | väntar in | i väntan på | i avvaktan på | avvakta* |
        ännu inte | ännu ej | inte ännu | inte klart | inte klar | inte klara | inte färdig* | ej färdig* | ej klar* |
        återstår | saknas | fattas | utestående | inte fått svar | inte svarat | inget svar | har inte hört |
        håller på att | håller på | pågår | är på gång | på gång | under arbete | inte renskriv* | dröjer |
        inte löst | olöst* | oklart | ej bestäm* | inte bestäm* | inte satt | ej satt | väntas | förväntas |
        är på väg | på väg från | på väg | ligger hos | är hos | ej inkommit | inte inkommit | har ej inkommit |
        inte kommit | ej kommit | inte hört av sig | inte hört | ej svarat | besked väntas | handlägger | handläggs |
        bereds | under behandling | prövas | hänger på | blockera* | fastnat | väntar fortfarande | inget besked |
        inga svar | inget nytt | ingen återkoppling | ännu | ej gjort | inte gjort | inte gjorts | ej gjorts |
        har inte hunnit | inte hunnit | ej hunnit | saknas fortfarande | lovat svar | utlovat | utlovad* | restera* |
        kvar att göra | ej levererat | inte levererat | under utredning | utreds
    """,
    "later": """
        kommande möten | nästkommande | nästa vecka | nästa månad | nästa år | till hösten | till våren |
        till vintern | till sommaren | framöver | längre fram | senare | efter sommaren | inför mötet | till mötet |
        återkomma | återkommer | återkom | återkopplar | återkoppla | återrapport* | följs upp | följa upp |
        följer upp | uppföljning | fortsätt* | fortsatt | vidare | höstmötet | vårmötet | årsmötet | tills vidare |
        tills vi | till nästa | nästa termin | nästa säsong | i augusti | igen | vid tillfälle | när det är | när vi |
        fundera vidare | på sikt | efter semestern
    """,
    "modal": """
        ska | skall | måste | behöver | kommer att | kommer | behöver vi | skola | skulle kolla | skulle höra | lär
    """,
    "soft": """
        kan | kunde | borde | bör | skulle | får | vill | kanske | eventuellt | ev | tänker | tänkt | tänkte |
        planerar | avser | ämnar | skulle vara snäll
    """,
    "duty": """
        får i uppdrag | fick i uppdrag | får i uppgift | fick i uppgift | får till uppgift | till uppgift |
        som uppgift | på sin lott | i uppdrag | i uppgift | uppdra* | uppdrog* | uppdrogs | ansvarar | ansvarig |
        ansvariga | ansvarig: | ansvarar för | åtar sig | åtog sig | åtagit sig | åtogs | tar på sig | tog på sig |
        lovar | lovade | har lovat | ålägg* | ålagd* | blir ålagd | ombeds | ombads | ombedes | lägger på |
        mötet lägger på | ska försöka | erbjuder sig | erbjöd sig | håller i | håller kontakt* | tar hand om |
        tar sig an | tar ansvar | utses att | utsågs att | väljs att | valdes att | kom överens om att | åligger |
        har lovat att | har åtagit | åtog oss | bad | ber | ombad | får fundera | får ta | får titta | får kolla |
        tar med sig | tar med | på sitt bord | har på sitt | har i uppgift | har i uppdrag | utses till att |
        är ansvarig | ansv | ansv: | ska se till | ser till att | rapporterar tillbaka | tar frågan | driver frågan |
        erbjöd sig att | tar det | tar detta | tar den
    """,
    "report": """
        informera* | redogör* | redogjorde* | rapportera* | berätta* | meddela | meddelade | meddelar | redovisade* |
        presenterade* | redovisar | presenterar | beskriver | förklarar | föredrar | betonar | framhåller |
        poängterar | beklagar | går igenom | gick igenom | inleder | inledde | sammanfattar | delger | svarar |
        upplyste | upplyser | påminde | påminner | nämnde* | nämner | noterade | noterar | konstatera* | ansåg |
        anser | tycker | tyckte | menar | menade | sade | säger | sa | framförde | framför | uttryckte | undrade |
        undrar | frågade | diskuterade* | pratade* | talade | föredrog | lyfte | lyftes | påpekade* | tackade |
        tackar | hälsade | hälsar | öppnade* | visade | uppmärksammade | togs upp | lästes | lästes upp |
        poängterade* | betonade* | förklarade* | beskrev*
    """,
    "closed": """
        antecknar | antecknas | lägger till handlingarna | noteras | beviljar | avslår | godkänner | antar |
        fastställer | väljer | utser | bifaller | godkände | fastställde | beviljade | klart | klar | färdig |
        färdigt | avslutad* | avslutat | avslutas | slutför* | genomför* | utförd* | utfört | godkänns | godkändes |
        godkänd* | godkänna | fastställ* | till handlingarna | beviljades | beviljas | avslogs | avslås | åtgärdat |
        åtgärdad* | löst | gjort | gjorts | skickats | levererats | betald* | stryks | utgår | lades ned | är gjort |
        är fixat | är klart | är klar | är bokad | är bokat | är beställd* | är beställt | är skickad* |
        är inlämnad* | bifalls | bifölls | antogs | antas | besvarad | anses besvarad | röstades ned | röstade nej |
        löstes | flyttad | flyttat | räknade | köpt | köpta | utgick | redan löst | bytt | bytta | lagad | lagade |
        hämtad* | bokade | vann | föll | avslog | godtog* | valde | nöjda | redan gjort | avvecklad*
    """,
    "negated": "inte | ej | icke | inga | ingen | inget | aldrig | varken | nej | utan åtgärd",
    "proposal": """
        föreslår* | föreslog* | föreslås | förslag om | yrka* | önskar | önskemål | vill att | tycker att | idé |
        idéer | förslag från | tanken är | skulle kunna | skulle vilja | borde kunna | reservera* | motionär*
    """,
    "role": """
        styrelsen | ordförande | ordföranden | ordf | kassör | kassören | sekreterare | sekreteraren | ledamöterna |
        kansliet | vd | valberedningen | revisorn | revisorerna | arbetsgruppen | gruppen | kommittén | nämnden |
        förvaltningen | kommunen | föreningen | klubben | alla | samtliga | medlemmarna | vaktmästaren |
        webbansvarig | webmaster | webbmaster | projektledaren | projektledningen | styrgruppen | rektor | rektorn |
        lärarna | föräldrarna | ledarna | presidiet | vu | au | arbetsutskottet | regionen | leverantören |
        konsulten | hantverkaren | entreprenören | respektive | varje ledamot | var och en | någon | undertecknad |
        utskottet | sektionen | projektgruppen | kårstyrelsen | distriktet | ledningsgruppen | fritidsgruppen |
        festkommittén | tävlingskommittén | materialförvaltaren | inköparen | lokalansvarig | tekniker |
        fastighetsskötaren | förvaltaren | portgruppen | trädgårdsgruppen | vägföreningen | lärare | personalen |
        chefen | enhetschefen | förvaltningschefen | direktören | partiet | vaktmästare | rådet | kyrkorådet |
        kassaförvaltaren | redaktören | redaktionen | tränarna | tränaren | ekonomen | juristen | arkitekten |
        besiktningsmannen | avdelningen | avd | länsstyrelsen | myndigheten | hyresvärden | banken | firman | värden |
        festkommitté | kommittéerna | förskolläraren | byggchefen | driftchefen | sekr | v ordf | vice ordförande |
        revisor | samordnaren | kontaktpersonen | lagledaren | ungdomsledarna | klubbmästaren | hantverkarna |
        frivilliga | två personer
    """,
    "we": "vi",
    "pronoun": "han | hon | hen | de | dom | jag | denne | man",
    "state": """
        sker | bidrar | bygger på | träffar | träffas | möts | sammanträder | slutar | börjar | provar | tar slut |
        ser ut | ser bra | ser stabil | är | var | har | hade | finns | fanns | blir | blev | ligger | kostar |
        gäller | gällde | heter | betyder | innebär | består | omfattar | utgör | råder | saknar | känns | verkar |
        vet | tror | hoppas | brukar | låter | mår | bor | sitter | rullar | passar | räcker | funkar | fungerar |
        går | håller på | tuffar | deltar | medverkar | instämmer | önskar | tillhör | äger | kräver | menar |
        behöver | undrar | frågar | minskar | ökar | uppgår | kvarstår | sköter sig | trivs | planerar | ingår |
        saknas | avstår | framgår | väljer | antar | nej | över | under | efter | eller | samt | per | dagar |
        personer
    """,
    "task": """
        ringer | kontaktar | hör | kollar | undersöker | utreder | tar | fixar | ordnar | bokar | beställer | köper |
        handlar | skickar | mejlar | mailar | skriver | lägger | gör | ser | sköter | bjuder | kallar |
        sammanställer | förbereder | håller | hämtar | lämnar | pratar | talar | uppdaterar | publicerar |
        annonserar | bestämmer | ansöker | söker | begär | skaffar | packar | bär | hänger | tejpar | postar |
        spelar | lånar | letar | hyr | påbörjar | leder | startar | återkommer | kontrollerar | tillfrågar | tömmer |
        städar | målar | lagar | reparerar | byter | köper in | räknar | samlar | sätter | trycker | delar | anmäler |
        registrerar | betalar | fakturerar | utarbetar | utformar | tar fram | tar kontakt | stämmer | stämmer av |
        besöker | informerar | meddelar | samordnar | arrangerar | inventerar | besiktigar | fyller | visar |
        erbjuder | undertecknar | installerar | testar | översätter | renskriver | justerar | driver | bevakar |
        följer | jobbar | arbetar | skissar | ritar | bygger | gräver | klipper | åker | kör | tvättar | bakar |
        grillar | dukar | inhandlar | efterlyser | rekryterar | värvar | vidtalar | avtalar | förhandlar | tecknar |
        säljer | lotsar | annonserar ut | oljar | skruvar | kikar | tittar | mäter | märker | skannar | river |
        flyttar | snickrar | vattnar | planterar | krattar | skottar | sotar | smörjer | förnyar | förlänger |
        avbokar | hittar | frågar | utbildar | tränar | fotar | filmar | redigerar | korrläser | kartlägger |
        analyserar | dokumenterar | felsöker | migrerar | påminner | tackar | lämnar in | söker upp | spikar |
        målar om | rensar | sopar | serverar | lagar mat | jagar | stöter på | puffar på | rycker i | kopplar in |
        drar i | drar | ordnar fram | ombesörjer | upphandlar | begär in | tar in | bereder | inhämtar | remitterar |
        yttrar sig | tar reda på | formulerar | utvärderar | sprider | mejlar ut | väljer ut | städar ur |
        återrapporterar | svarar
    """,
    "passive": """
        kontaktas | bokas | köps | inköps | beställs | skickas | tillfrågas | meddelas | undersöks | utreds |
        åtgärdas | ordnas | fixas | hämtas | sköts | delas ut | anmäls | läggs ut | läggs upp | sätts upp | skrivs |
        ses över | tas fram | tas kontakt | görs | införskaffas | kompletteras | uppdateras | kallas | bjuds in |
        sammanställs | redovisas | planeras | förbereds | annonseras | repareras | lagas | målas | rensas | kollas |
        följs | bereds | inhandlas | efterlyses | anordnas | kontrolleras | köres | hålles | översänds | besiktigas |
        byts | bytas
    """,
    "infinitive": """
        kontakta | ring | ringa | boka | skicka | köp | köpa | hör | höra | kolla | undersök | undersöka | ta | fixa |
        ordna | beställ | beställa | skriv | skriva | uppdatera | samla | planera | förbered | förbereda |
        sammanställ | sammanställa | utred | utreda | prata | se | göra | gör | skapa | skaffa | maila | mejla |
        bjud | bjuda | lägg | lägga | ansök | ansöka | sök | söka | byt | byta | laga | måla | städa | hämta | lämna |
        annonsera | publicera | följ | följa | återkom | återkomma | diskutera | besluta | beslut om | välja |
        se över | kalla | starta | påminn | påminna | betala | anmäl | anmäla | testa | utvärdera | stäm | stämma |
        dela | sätt | sätta | formulera | upprätta | inventera | rensa | klippa | samordna | inhandla | genomföra |
        genomför | påbörja | utforma | bestämma | bestäm | tydliggör | tydliggöra | installera | registrera |
        arrangera | begära | begära in | mät | mäta | mät upp | spika | skruva | olja | tvätta | skanna | skanna in |
        märk | märka | märka upp | kika | titta | ring runt | bygga | bygg | såga | gräva | plantera | vattna |
        kratta | skotta | sota | smörj | smörja | byta ut | riva | flytta | flytta upp | bära | köra | åka | hyra |
        hyr | låna | sälja | fakturera | bokföra | redovisa | rapportera | meddela | informera | mejla ut | maila ut |
        dela ut | hänga | häng | hänga upp | sätta upp | sätt upp | ta ner | ta ned | ta kontakt | ta in |
        ta reda på | ta fram | tag fram | ta bort | lägga ut | lägg ut | lägga in | lägga till | lägga upp |
        göra klart | göra om | göra ny | skriv ut | trycka | trycka upp | tryck | rita | måla om | reparera |
        rengöra | rengör | putsa | slipa | fylla | fyll i | tömma | töm | kontrollera | räkna | jämföra | uppskatta |
        prissätta | offerera | upphandla | förhandla | teckna | avtala | säga upp | förnya | förlänga | avboka |
        omboka | leta | hitta | hitta på | försöka | försök | tillfråga | rekrytera | värva | utbilda | träna |
        träffa | besöka | besikta | besiktiga | filma | fota | översätta | korrläsa | redigera | renskriva | justera |
        godkänna | underteckna | arkivera | smsa | tacka | gratulera | lämna in | lämna över | överlämna | driva |
        bevaka | kartlägga | analysera | definiera | beskriva | dokumentera | automatisera | migrera | felsöka |
        felsök | konfigurera | driftsätta | radera | återställa
    """,
    "future": """
        på måndag | på tisdag | på onsdag | på torsdag | på fredag | på lördag | på söndag | i helgen | i veckan |
        denna vecka | imorgon | i morgon | innan | före | senast | till den | snarast | fortast möjligt | så fort |
        så snart | omgående | i januari | i februari | i mars | i april | i maj | i juni | i juli | i augusti |
        i september | i oktober | i november | i december | under våren | under hösten | under sommaren | i höst |
        i vår | i sommar | i vinter | efter mötet | inom kort | inför | vid pingst | före jul | efter jul |
        efter nyår | deadline | klart senast | klar senast | klart: | inom | före påsk | efter påsk | till påsk |
        före midsommar | till jul | till advent | i början av | i slutet av | vid årsskiftet | före årsskiftet |
        till mars | till maj | under veckan | i dagarna | v.
    """,
    "past": """
        pågick | ägde rum | skedde | började | deltog | har | hade | förra | tidigare | sedan tidigare | i fjol |
        i våras | i höstas | i somras | i vintras | igår | gångna | föregående | redan | blev | varit | var | hölls |
        fick | gick | sågs | kom | gjorde | skrev | tog | såg
    """,
    "rule": """
        alltid | varje | den som | förbjudet | stadgeenligt | vid behov | normalt | enligt stadgarna |
        i normalfallet | brukar | tillåtet | tillåts | årsavgift* | medlemsavgift* | skyldig | skyldiga | gäller att |
        obligatorisk* | varje år | årligen | enligt § | av den som | efter varje | dagar före | veckor före |
        vid varje | per år | ska lämnas
    """,
    "elected": """
        valdes | väljs | väljes | utsågs | utses | utsedd* | omval* | nyval | nyvald* | omvald* | valda | välja |
        valde | adjungera* | till justerare | att justera | till mötesordförande | till mötessekreterare |
        till ordförande | firmateckna* | att leda mötet | att jämte
    """,
    "formal": """
        mötet öppna* | öppnade mötet | förklarade mötet | mötet förklara* | mötet avsluta* | avslutade mötet |
        hälsade välkom* | hälsar välkom* | hälsade alla | hälsar alla | dagordningen godkän* | dagordningen fast* |
        godkände dagordningen | kallelsen | föregående protokoll | föregående mötesprotokoll | protokollet godkän* |
        lades till | till protokollet | röstlängd* | mötets behöri* | beslutsmässig* | tackade för | tackar för |
        dagens protokoll | röstberättig*
    """,
    "subord": """
        vad | varför | vart | vem | vilket | varifrån | att | om | som | när | eftersom | ifall | därför att |
        så att | vilka | hur | huruvida | vilken | då
    """,
    "should": "bör | borde",
    "decide": "beslut* | beslöt* | bestäm* | enades | överens | enhälligt",
    "adverb": """
        dessutom | vidare | framförallt | nedan | annars | ibland | tyvärr | slutligen | äntligen | då | där | här |
        förut | nu | även | också | sedan | dock | därför | därefter | gärna | själv | själva | ev | eventuellt |
        kanske | snart | genast | därmed | i sin tur | istället | först | ju
    """,
    "open_status": """
        pågår | pågående | kvarstår | ej klart | ej påbörjat | inte klart | ej gjort | inte gjort | påbörjat |
        påbörjad | löpande | väntar | ej klar | inte klar | på gång | ligger kvar | delvis
    """,
    "dropped": "stryks | utgår | tas bort | läggs ned | inte längre aktuellt | ej aktuellt | ej längre aktuellt",
    "closed_status": """
        klart | klar | gjort | utfört | utförd | avslutat | avslutad | åtgärdat | åtgärdad | färdig | färdigt |
        genomfört | genomförd | slutfört | ok | köpt | skickat | skickad | betald | betalt | bokat | bokad
    """,
}
LABELS = {
    "present": """
        närvarande | deltagare | deltagande | närvarolista | närvaro | beslutande | adjungerade | ledamöter |
        övriga deltagare | övriga närvarande | på plats | upprop | närvarande ledamöter | medverkande |
        mötesdeltagare
    """,
    "absent": """
        frånvarande | ej närvarande | förhinder | anmält förhinder | förhindrade | frånvaro | ej deltagande |
        anmäld frånvaro
    """,
    "next": """
        nästa möte | kommande möten | nästa sammanträde | kommande mötesdatum | nästa styrelsemöte |
        tid för nästa möte | nästa mötestid | mötestider | nästa träff | datum för nästa möte |
        kommande sammanträden | nästa mötesdatum | nästa möte och avslut
    """,
    "review": """
        föregående mötes åtgärder | uppföljning från förra mötet | uppföljning av åtgärder |
        åtgärder från förra mötet | åtgärder från föregående möte | uppföljning av uppdragslistan |
        att göra sedan förra mötet | punkter från förra mötet | uppföljning av att göra | åtgärdslogg |
        uppdragslista | genomgång av åtgärdslista
    """,
    "actions": """
        att göra | åtgärder | åtgärd | åtgärdslista | åtgärdspunkter | nästa steg | kvarstår | aktiviteter |
        aktivitetslista | uppgifter | uppdrag | uppgiftslista | to do | todo | att-göra-lista | att göra-lista |
        att göra till nästa möte | arbetsuppgifter | beslutade åtgärder | handlingsplan | aktionspunkter | actions |
        punkter att åtgärda | beslut och åtgärder
    """,
    "postponed": """
        bordlagda frågor | bordlagda ärenden | bordlagda punkter | bordlagt | kvarstående frågor | vilande ärenden |
        uppskjutna ärenden | kvarvarande frågor | bordläggningar | att ta upp nästa gång | till nästa möte |
        till nästa gång | punkter till nästa möte | frågor till nästa möte
    """,
    "decision": "beslut | beslutspunkter | beslut och åtgärder",
    "formal": """
        öppnande | mötets öppnande | formalia | val av justerare | val av ordförande | val av sekreterare |
        val av mötesordförande | val av mötessekreterare | dagordning | godkännande av dagordning |
        godkännande av dagordningen | fastställande av dagordning | föregående protokoll | föregående mötesprotokoll |
        mötets avslutande | avslutning | avslutande | justering | mötets behörighet | röstlängd |
        val av två justerare | adjungeringar | mötets slut | mötets beslutsmässighet | upprop
    """,
    "agenda": """
        dagordning | agenda | föredragningslista | ärenden | ärendelista | förslag till dagordning | dagens agenda |
        mötesagenda
    """,
    "proposal": """
        yrkanden | yrkande | förslag till beslut | beslutsförslag | tidigare behandling | tidigare beslut | bakgrund |
        reservationer | reservation | propositionsordning | motioner | motion | styrelsens yttrande | ärendet |
        sammanfattning av ärendet | beslutsunderlag
    """,
    "discuss": """
        diskussion | information | anteckningar | noteringar | rapporter | sammanfattning | lägesrapport |
        laget runt | runda
    """,
    "links": "länkar | bilagor | bilaga | handlingar | sändlista | kopia till",
    "header": "tid och plats | plats | tid | datum | ordförande | sekreterare | mötesordförande | protokollförare",
    "sign": "vid protokollet | justeras | justerat | underskrifter | vid pennan | vid anteckningarna",
    "status": "status | ansvarig | ansvariga | deadline | klart senast | när | vem | kommentar",
    "elected": "val | valärenden | personval | val av styrelse",
}
FORMS = Forms(
    "sv",
    SIGNS,
    LABELS,
    present_endings=("ar", "er", "r"),
    past_endings=("ade", "ades", "dde", "ddes", "ttes", "tte", "ats", "its"),
    noun_endings=(
        "erna",
        "arna",
        "orna",
        "ingar",
        "elser",
        "heter",
        "tioner",
        "ör",
        "or",
        "dagar",
        "grupper",
        "pengar",
        "timmar",
        "personer",
        "kronor",
        "veckor",
        "platser",
        "saker",
        "frågor",
    ),
    passive_endings=("as", "es", "ts"),
    present="-ar",
    to=frozenset({"att"}),
)
