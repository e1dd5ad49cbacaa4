// What each check says: what holds when it is passed, and what was found and what to do about it. `first` is where the first one stands.

export interface First {
  readonly line: number | null
  readonly column: string | null
  readonly detail: string
}

/** `amount(1, 'rad', 'rader')` → `1 rad` */
const amount = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const rows = (count: number): string => amount(count, 'rad', 'rader')

/** Where the first one stands, as the end of a sentence whose full stop comes after: `rad 4, kolumn Klass: 7 siffror` */
function place(first: First): string {
  const detail = unstopped(first.detail)
  const where = [first.line === null ? '' : `rad ${first.line}`, first.column === null ? '' : `kolumn ${first.column}`]
  const at = where.filter((part) => part !== '').join(', ')
  if (at === '') return detail
  return detail === '' ? at : `${at}: ${detail}`
}

/** The detail as a sentence of its own, with one full stop. */
const sentence = (first: First): string => `${unstopped(first.detail)}.`

const unstopped = (text: string): string => text.replace(/\.$/, '')

export const checkWords = {
  'absence-minutes': {
    holds: 'All frånvaro ryms i sin lektion.',
    broken: (count: number, first: First) =>
      `${rows(count)} har minuter som inte stämmer, den första är ${place(first)}. Rätta i närvarosystemet och läs in dagarna på nytt.`,
  },
  'answer-code': {
    holds: 'Alla svar har en kod på frågans skala.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en svarskod som skalan inte har, den första är ${place(first)}. Rätta i enkätverktyget och exportera på nytt.`,
  },
  'answers-above-invited': {
    holds: 'Ingen fråga har fler svar än svarande.',
    broken: (count: number, first: First) =>
      `${amount(count, 'fråga', 'frågor')} har fler svar än det finns svarande: ${sentence(first)} Kontrollera antalet inbjudna och svarande, och att samma svar inte står två gånger.`,
  },
  'answers-uninvited': {
    holds: 'Alla svar hör till en grupp som har bjudits in.',
    broken: (count: number, first: First) =>
      `${amount(count, 'grupp', 'grupper')} har svar men inget antal inbjudna: ${sentence(first)} Läs in filen med inbjudna tillsammans med svaren.`,
  },
  'blank-grade': {
    holds: 'Alla betygskolumner är ifyllda.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en eller flera tomma betygskolumner, den första är ${place(first)}. Tomma kolumner räknas inte. Fyll i kod enligt filbeskrivningen om ämnet ska räknas.`,
  },
  'column-count': {
    holds: 'Alla rader har rätt antal kolumner.',
    broken: (count: number, first: First) =>
      `${rows(count)} har fel antal kolumner, den första är ${place(first)}. Kontrollera att det är rätt fil och att inget fält innehåller skiljetecknet, och exportera på nytt.`,
  },
  'conflicting-protection': {
    holds: 'Varje elev har en och samma markering om skyddade personuppgifter.',
    broken: (count: number, first: First) =>
      `${amount(count, 'elev', 'elever')} har olika markeringar om skyddade personuppgifter i filen, den första på ${place(first)}. Den strängaste gäller. Rätta markeringen i elevregistret.`,
  },
  'cut-character': {
    holds: 'Filen slutar inte mitt i ett tecken.',
    broken: (_count: number, first: First) =>
      `Filen är avbruten mitt i ett tecken (${place(first)}). Hämta eller exportera den på nytt.`,
  },
  'cut-quote': {
    holds: 'Alla citattecken är avslutade.',
    broken: (_count: number, first: First) =>
      `Ett citattecken avslutas aldrig (${place(first)}). Filen kan vara avbruten. Exportera den på nytt, eller ta bort det ensamma citattecknet i elevregistret.`,
  },
  'cut-row': {
    holds: 'Sista raden är hel.',
    broken: (_count: number, first: First) =>
      `Filen är avbruten: sista raden (${place(first)}). Hämta eller exportera den på nytt.`,
  },
  'date-cell': {
    holds: 'Inga värden har gjorts om till datum.',
    broken: (count: number, first: First) =>
      `${amount(count, 'värde', 'värden')} har gjorts om till datum av Excel, det första är ${place(first)}. Formatera kolumnen som Text, skriv in det rätta värdet och läs in filen igen.`,
  },
  'date-serial': {
    holds: 'Inga datum har blivit löpnummer.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett datum som Excel har gjort om till ett tal, till exempel 45658, den första är ${place(first)}. Exportera filen på nytt, eller formatera kolumnen som datum i Excel.`,
  },
  'double-encoding': {
    holds: 'Bokstäverna å, ä och ö är hela.',
    broken: (count: number, first: First) =>
      `Bokstäver som å, ä och ö har förvanskats (${amount(count, 'ställe', 'ställen')}, det första på ${place(first)}). Filen har sparats om med fel teckenkodning. Exportera den på nytt och läs in den utan att öppna den i något annat program.`,
  },
  'doubled-column': {
    holds: 'Varje rubrik finns en gång.',
    broken: (_count: number, first: First) =>
      `En rubrik förekommer mer än en gång: ${place(first)}. Ta bort den kolumn som inte ska användas.`,
  },
  'duplicate-row': {
    holds: 'Ingen förekommer två gånger.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller någon som redan finns tidigare i filen, den första är ${place(first)}. Den första raden används. Ta bort den som är fel och läs in en ny fil.`,
  },
  'empty-file': {
    holds: 'Filen har innehåll.',
    broken: () => 'Filen är tom. Gör om exporten och kontrollera att filen har innehåll innan du läser in den.',
  },
  'extraction-date': {
    holds: 'Uttagsdatum är detsamma på alla rader.',
    broken: (_count: number, first: First) =>
      `Uttagsdatum stämmer inte (${place(first)}). Alla rader ska ha samma datum i formen ÅÅÅÅ-MM-DD. Gör om uttaget i elevregistret.`,
  },
  'fewer-rows': {
    holds: 'Antalet rader per skolenhet liknar förra leveransen.',
    broken: (count: number, first: First) =>
      `${amount(count, 'skolenhet', 'skolenheter')} har minst 40 % färre rader än förra gången: ${first.detail}. Kontrollera att uttaget är fullständigt och gör om det.`,
  },
  'file-kind': {
    holds: 'Filen är av det slag som källan lämnar.',
    broken: (_count: number, first: First) => `Filen är av fel slag: ${sentence(first)}`,
  },
  'file-size': {
    holds: 'Filen har rimlig storlek.',
    broken: (_count: number, first: First) =>
      `Filen är för stor (${first.detail}). Kontrollera att det är rätt fil, eller dela upp den i flera.`,
  },
  'heading-row': {
    holds: 'Filen har ingen rubrikrad, som det ska vara.',
    broken: () => 'Filen börjar med en rubrikrad, fast en insamlingsfil ska sakna rubriker. Raden läses inte som en elev.',
  },
  'hidden-sheet': {
    holds: 'Arbetsboken har inga dolda blad.',
    broken: (count: number) =>
      `Arbetsboken har ${amount(count, 'dolt blad', 'dolda blad')}, som inte läses. Visa bladet i Excel om det ska läsas in.`,
  },
  'identifying-column': {
    holds: 'Inget i filen visar vem som har svarat.',
    broken: (_count: number, first: First) =>
      `Filen har uppgifter som kan visa vem som har svarat (${place(first)}). Enkäten är anonym, så inget läses in. Ta bort kolumnen i exporten och läs in filen igen.`,
  },
  'incomplete-test': {
    holds: 'Alla provbetyg har resultat på alla delprov.',
    broken: (count: number, first: First) =>
      `${amount(count, 'provbetyg', 'provbetyg')} räknas inte, eftersom resultat saknas på ett delprov, det första på ${place(first)}. Komplettera i provregistret om resultatet finns.`,
  },
  'invalid-date': {
    holds: 'Alla datum har formen ÅÅÅÅ-MM-DD.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett datum som inte går att läsa, den första är ${place(first)}. Datum ska ha formen ÅÅÅÅ-MM-DD.`,
  },
  'invited-range': {
    holds: 'Alla antal inbjudna och svarande är rimliga.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett antal inbjudna eller svarande som inte stämmer, den första är ${place(first)}. Rätta i enkätverktyget och exportera på nytt.`,
  },
  'language-code': {
    holds: 'Språk anges där det finns betyg i språk, och bara där.',
    broken: (count: number, first: First) =>
      `${rows(count)} har språkkod utan betyg eller betyg utan språkkod, den första är ${place(first)}. Betygen läses ändå. Rätta språkkoden i elevregistret.`,
  },
  'lesson-day': {
    holds: 'Alla lektioner ligger i en termin och har varit.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller en dag då lektionen inte kan ha varit, den första är ${place(first)}. Rätta datumet i närvarosystemet och läs in dagarna på nytt.`,
  },
  'lost-zeros': {
    holds: 'Inga inledande nollor saknas.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en kod som är för kort, troligen för att Excel har tagit bort inledande nollor, den första är ${place(first)}. Exportera filen på nytt utan att öppna den i Excel, eller formatera kolumnen som Text.`,
  },
  'merged-headings': {
    holds: 'Rubrikerna står i var sin cell.',
    broken: (_count: number, first: First) =>
      `Rubrikraden har sammanfogade celler (${place(first)}). Dela upp cellerna så att varje kolumn har sin egen rubrik.`,
  },
  'missing-column': {
    holds: 'Alla kolumner som behövs finns.',
    broken: (count: number, first: First) =>
      `${amount(count, 'kolumn', 'kolumner')} saknas. ${sentence(first)} Lägg till det som saknas i exporten och gör om den.`,
  },
  'missing-protection-column': {
    holds: 'Kolumnen Skyddade personuppgifter finns.',
    broken: () =>
      'Kolumnen Skyddade personuppgifter saknas. Utan den kan elever med skyddade personuppgifter röjas, så inget läses in. Lägg till kolumnen i exporten och gör om den.',
  },
  'missing-school': {
    holds: 'Alla skolenheter från förra leveransen är med.',
    broken: (count: number, first: First) =>
      `${amount(count, 'skolenhet', 'skolenheter')} från förra leveransen saknas: ${first.detail}. Gör om uttaget så att alla skolor är med. Har en skola lagts ned, ge den ett slutdatum i filen med skolenheter.`,
  },
  'missing-value': {
    holds: 'Alla uppgifter som krävs är ifyllda.',
    broken: (count: number, first: First) =>
      `${rows(count)} saknar en uppgift som krävs, den första är ${place(first)}. Fyll i den i elevregistret och läs in en ny fil.`,
  },
  'moved-headings': {
    holds: 'Kolumnerna står i beskrivningens ordning.',
    broken: (_count: number, first: First) =>
      `Filens rubrikrad stämmer inte med filbeskrivningen (${place(first)}). Ställ in exporten efter filbeskrivningen och gör om den.`,
  },
  'municipality-code': {
    holds: 'Alla kommunkoder har 4 siffror.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en kommunkod som inte stämmer, den första är ${place(first)}. Koden ska ha 4 siffror, även en inledande nolla.`,
  },
  'no-alternative': {
    holds: 'Kod 2 används bara där ett annat ämne har betyget.',
    broken: (count: number, first: First) =>
      `${rows(count)} har kod 2 i alla ämnen som kan ersätta varandra, den första är ${place(first)}. Kod 2 får bara stå i det ämne som eleven inte läser. Rätta i elevregistret och läs in en ny fil.`,
  },
  'no-rows': {
    holds: 'Filen har datarader.',
    broken: () => 'Filen har rubriker men inga datarader. Kontrollera urvalet i exporten och gör om den.',
  },
  'no-such-test': {
    holds: 'Alla prov finns i ämnet, årskursen och läsåret.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller ett nationellt prov som inte har genomförts, den första är ${place(first)}. Rätta i provregistret och läs in en ny fil.`,
  },
  'not-enrolled': {
    holds: 'Alla elever var inskrivna den dag som lektionen gäller.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller en dag då eleven inte var inskriven enligt elevregistret, den första är ${place(first)}. Läs in ett aktuellt elevregister och läs sedan in dagarna på nytt, eller rätta i närvarosystemet.`,
  },
  'nothing-accepted': {
    holds: 'Filen har rader som kan användas.',
    broken: () => 'Ingen rad i filen kan användas: alla hålls tillbaka av andra kontroller. Åtgärda dem först.',
  },
  'number-cell': {
    holds: 'Koder och namn står som text i arbetsboken.',
    broken: (count: number, first: First) =>
      `${amount(count, 'värde', 'värden')} står som tal fast kolumnen ska vara text, det första är ${place(first)}. Siffrorna läses som de står. Kontrollera klasser som 7E1 och inledande nollor, och formatera kolumnen som Text.`,
  },
  'older-extraction': {
    holds: 'Filen är inte äldre än den som senast lästes in.',
    broken: (_count: number, first: First) =>
      `Filen är äldre än den som redan är inläst (${first.detail}). Gör ett nytt uttag och läs in det. Ska den äldre gälla, gå först tillbaka med skolspegel rollback.`,
  },
  'other-scale': {
    holds: 'Alla svar är på frågans egen skala.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en annan skala än frågan har i frågebanken, den första är ${place(first)}. En fråga på en annan skala är en annan fråga. Rätta i enkätverktyget och exportera på nytt.`,
  },
  'other-unit': {
    holds: 'Elevernas skolenhet är densamma i filen som i elevregistret på mätdagen.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en annan skolenhet än elevregistret på mätdagen, den första på rad ${first.line}. Eleverna räknas på den skola som registret anger. Kontrollera om registret eller filen är fel.`,
  },
  'personal-number': {
    holds: 'Alla personnummer är giltiga.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett personnummer som inte stämmer, den första är ${place(first)}. Rätta i elevregistret och läs in en ny fil.`,
  },
  'renamed-column': {
    holds: 'Ingen kolumn har bytt namn.',
    broken: (_count: number, first: First) =>
      `En kolumn ser ut att ha bytt namn: ${sentence(first)} Ändra rubriken och läs in filen igen.`,
  },
  'reporting-fell': {
    holds: 'Rapporteringsgraden är inte mycket lägre än förut.',
    broken: (count: number, first: First) =>
      `${amount(count, 'skolenhet', 'skolenheter')} rapporterar mycket mindre än förut: ${sentence(first)} Frånvaron där säger lite tills lärarna har rapporterat. Be skolan att rapportera och läs in dagarna på nytt.`,
  },
  'reversed-dates': {
    holds: 'Alla perioder slutar efter att de har börjat.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett slutdatum före startdatum, den första är ${place(first)}. Rätta datumen i elevregistret och läs in en ny fil.`,
  },
  'roster-not-loaded': {
    holds: 'Elevregistret för läsåret är inläst.',
    broken: (_count: number, first: First) =>
      `Elevregistret för ${first.detail} är inte inläst. Eleverna räknas på skola och kommun men visas inte per klass förrän registret sagt om de har skyddade personuppgifter. Läs in elevregistret.`,
  },
  'school-unit-code': {
    holds: 'Alla skolenhetskoder har 8 siffror.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en skolenhetskod som inte stämmer, den första är ${place(first)}. Koden ska ha 8 siffror. Rätta i elevregistret och läs in en ny fil.`,
  },
  'school-year-known': {
    holds: 'Läsåret framgår.',
    broken: (_count: number, first: First) =>
      `Det framgår inte vilket läsår betygen gäller (${first.detail}). Läs in filen igen och ange läsåret, till exempel --school-year 2024/25.`,
  },
  'scientific-number': {
    holds: 'Inga nummer har avrundats av Excel.',
    broken: (count: number, first: First) =>
      `${amount(count, 'värde', 'värden')} har avrundats av Excel till formen 2,00901E+11, det första är ${place(first)}. Siffrorna går inte att återskapa. Exportera filen på nytt och läs in den utan att öppna den i Excel.`,
  },
  'scope-twice': {
    holds: 'Varje skolenhet och läsår finns i en fil.',
    broken: (count: number, first: First) =>
      `${amount(count, 'skolenhet', 'skolenheter')} finns i två filer i samma inläsning: ${first.detail}. Läs in den fil som ska gälla, eller slå ihop filerna.`,
  },
  'sex-mismatch': {
    holds: 'Kön stämmer med personnumret.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett kön som skiljer sig från personnumret, den första är ${place(first)}. Uppgiften i kolumnen Kön används. Kontrollera den i elevregistret.`,
  },
  'swapped-columns': {
    holds: 'Varje kolumn innehåller sitt eget slags värden.',
    broken: (_count: number, first: First) =>
      `Kolumner har bytt plats eller saknas: ${place(first)}. Ställ in exporten efter filbeskrivningen och gör om den.`,
  },
  'test-result': {
    holds: 'Alla resultat stämmer med sin form och sin status.',
    broken: (count: number, first: First) =>
      `${rows(count)} har ett resultat som inte stämmer med formen eller statusen, den första är ${place(first)}. Rätta i provregistret och läs in en ny fil.`,
  },
  'trailing-separator': {
    holds: 'Raderna slutar med sista kolumnen.',
    broken: () => 'Varje rad slutar med ett extra skiljetecken. Den tomma kolumnen efter det läses inte.',
  },
  'two-grades': {
    holds: 'Ingen har två betyg i samma ämne.',
    broken: (count: number, first: First) =>
      `${rows(count)} har betyg i två ämnen som utesluter varandra, den första är ${place(first)}. Rätta betygen i elevregistret och läs in en ny fil.`,
  },
  'two-tests': {
    holds: 'Ingen har gjort prov i två ämnen som ersätter varandra.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller ett prov i ett ämne som ersätter ett annat som eleven har gjort prov i, den första är ${place(first)}. Den första raden används. Rätta i provregistret och läs in en ny fil.`,
  },
  'uncached-formula': {
    holds: 'Alla formler har ett sparat värde.',
    broken: (count: number, first: First) =>
      `${amount(count, 'formel', 'formler')} saknar sparat värde, den första är ${place(first)}. Öppna arbetsboken i Excel, spara den och läs in den igen, eller klistra in kolumnen som värden.`,
  },
  'units-not-loaded': {
    holds: 'Registret över skolenheter är inläst.',
    broken: () =>
      'Registret över skolenheter är inte inläst. Skolorna visas med sin skolenhetskod tills det läses in. Läs in filen med skolenheter.',
  },
  'unknown-code': {
    holds: 'Alla koder och ord är kända.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en kod eller ett ord som inte är tillåtet, den första är ${place(first)}. Rätta i elevregistret och läs in en ny fil.`,
  },
  'unknown-column': {
    holds: 'Alla kolumner är kända.',
    broken: (count: number, first: First) =>
      `${amount(count, 'kolumn', 'kolumner')} är okända och läses inte, den första är ”${first.column ?? ''}”.`,
  },
  'unknown-delivery': {
    holds: 'Rubrikerna visar vad filen innehåller.',
    broken: (_count: number, first: First) =>
      `Det går inte att se om ${first.detail}. Första raden ska ha rubrikerna, åtskilda med semikolon eller tabb. Rubrikerna finns i beskrivningen av källan.`,
  },
  'unknown-pupil': {
    holds: 'Alla elever finns i elevregistret för läsåret.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller en elev som inte finns i elevregistret för läsåret, den första är ${place(first)}. Läs in ett aktuellt elevregister och läs sedan in den här filen igen.`,
  },
  'unknown-question': {
    holds: 'Alla frågor finns i frågebanken.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller en fråga som inte finns i frågebanken eller inte ställs till gruppen, den första är ${place(first)}. Frågornas beteckningar står i beskrivningen av källan. Rätta i enkätverktyget och exportera på nytt.`,
  },
  'unknown-unit': {
    holds: 'Alla skolenheter finns i registret över skolenheter.',
    broken: (count: number, first: First) =>
      `${rows(count)} gäller en skolenhet som inte finns i registret, den första är ${place(first)}. Lägg till skolenheten i filen med skolenheter, läs in den och läs sedan in den här filen igen.`,
  },
  'unknown-wording': {
    holds: 'Alla formuleringar ställdes det läsåret.',
    broken: (count: number, first: First) =>
      `${rows(count)} har en formulering som inte ställdes det läsåret, den första är ${place(first)}. Formuleringarna står i beskrivningen av källan. Rätta i enkätverktyget och exportera på nytt.`,
  },
  'unreadable-characters': {
    holds: 'Alla tecken går att läsa.',
    broken: (count: number, first: First) =>
      `Filen innehåller tecken som inte går att läsa (${amount(count, 'ställe', 'ställen')}, det första på ${place(first)}). Exportera den på nytt med teckenkodningen UTF-8 eller Windows-1252.`,
  },
  'unreadable-workbook': {
    holds: 'Arbetsboken går att öppna.',
    broken: () =>
      'Arbetsboken går inte att öppna. Den kan vara skadad eller skyddad med lösenord. Spara den på nytt som .xlsx utan lösenord.',
  },
  'workbook-limits': {
    holds: 'Arbetsboken håller sig inom gränserna.',
    broken: (_count: number, first: First) =>
      `Arbetsboken är för stor att läsas: ${sentence(first)} Kontrollera att det är rätt fil, eller dela upp den.`,
  },
}
