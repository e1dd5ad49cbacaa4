// Every sentence the product says when a person can mend something. Each says what is wrong, with the value, and what to do.
import type { ClosedRule } from './closed.ts'
import type { ExportFormat } from './export.ts'
import type { PasswordProblem, PersonalNumberProblem } from './problems.ts'
import type { RetentionClass } from './retention.ts'
import { commandFaults } from './sv-command-faults.ts'
import { closedRules, passwordProblems, personalNumberProblems, retentionLabels, roleNames } from './sv-told.ts'
import type { Role } from './words.ts'

const hint = (nearest: string | null): string => (nearest === null ? '' : ` Menade du ”${nearest}”?`)

const made = { png: 'En bild', svg: 'En bild', csv: 'En tabell', xlsx: 'En arbetsbok', pdf: 'En PDF' } satisfies Record<
  ExportFormat,
  string
>
/** parts of a report that may have been removed */
const parts = {
  note: 'anteckningen',
  block: 'blocket',
  folder: 'mappen',
  figure: 'siffran',
  version: 'versionen',
  reader: 'läsaren',
}

/** what there may be too many of */
const counted = {
  reports: 'rapporter',
  folders: 'mappar',
  versions: 'versioner av en rapport',
  shares: 'delningar av en rapport',
  notes: 'anteckningar i en rapport',
}

export const faultWords = {
  // questions
  unknownMeasure: (p: { name: string; nearest: string | null }) => `Det finns inget mått ”${p.name}”.${hint(p.nearest)}`,
  unknownDimension: (p: { name: string; nearest: string | null }) => `Det finns ingen indelning ”${p.name}”.${hint(p.nearest)}`,
  unknownMember: (p: { dimension: string; name: string; nearest: string | null }) =>
    `”${p.name}” finns inte i indelningen ${p.dimension}.${hint(p.nearest)}`,
  dimensionNotInMeasure: (p: { dimension: string; measure: string; nearest: string | null }) =>
    `Måttet ${p.measure} kan inte delas upp på ${p.dimension}.${p.nearest === null ? '' : ` Närmast till hands ligger ${p.nearest}.`}`,
  invalidQuery: (p: { at: string; problem: string }) => `Frågan går inte att läsa vid ${p.at}: ${p.problem}.`,
  tooManyPersonAttributes: (p: { named: string; most: number }) =>
    `Frågan delar upp på för många personuppgifter samtidigt (${p.named}). Högst ${p.most} går att kombinera.`,
  closedCombination: (p: { dimensions: string; instead: string }) =>
    `${p.dimensions} kan inte kombineras: grupperna blir för små för att visas. ${p.instead}`,
  closedCohort: (p: { problem: string; instead: string }) => `Samma elever går inte att följa så: ${p.problem}. ${p.instead}`,
  subjectRequired: (p: { measure: string }) =>
    `Måttet ${p.measure} gäller ett ämne i taget. Dela upp på subject, eller välj ett ämne eller en ämnesgrupp.`,
  testPartRequired: (p: { measure: string }) =>
    `Måttet ${p.measure} gäller hela provet eller ett delprov i taget. Dela upp på testPart, eller välj ett delprov.`,
  oneAtATime: (p: { measure: string; dimension: string }) =>
    `Måttet ${p.measure} gäller en del av ${p.dimension} i taget, eller allt tillsammans. Dela upp på ${p.dimension}, eller välj en.`,
  questionRequired: (p: { measure: string }) =>
    `Måttet ${p.measure} gäller en fråga i taget. Dela upp på question, eller välj en fråga.`,
  respondentGroupRequired: (p: { measure: string }) =>
    `Måttet ${p.measure} gäller en svarandegrupp i taget. Dela upp på respondentGroup, eller välj elever eller vårdnadshavare.`,
  notYet: (p: { what: string }) => `${p.what} går inte att fråga efter ännu.`,
  // access
  signInRequired: (_: Record<string, never>) => 'Du behöver logga in först.',
  noFiguresForRole: (p: { role: Role }) =>
    `Rollen ${roleNames[p.role]} ser inga siffror. Be den som administrerar behörigheter om en roll med tillgång till siffror.`,
  notPermitted: (p: { what: string; rule?: ClosedRule }) =>
    `Din roll ger inte tillgång till ${p.what}.${p.rule === undefined ? '' : ` ${closedRules[p.rule]}`}`,
  emptyScope: (p: { role: Role }) =>
    `Rollen ${roleNames[p.role]} saknar ${p.role === 'teacher' ? 'klass' : 'skolenhet'}. Be den som administrerar behörigheter att ange en.`,
  unknownPupil: (_: Record<string, never>) =>
    'Ingen elev har det personnumret här. Kontrollera siffrorna; tio eller tolv går lika bra.',
  retentionNotConfirmed: (p: { word: string }) =>
    `Gallring går inte att ångra. Skriv ${p.word} för att bekräfta. Inget har ändrats.`,
  retentionUnderWay: (_: Record<string, never>) =>
    'En gallring pågår redan. Vänta tills den är klar; sidan Gallring visar hur långt den har kommit.',
  invalidGrant: (p: { problem: string }) => `Behörigheten kan inte ges: ${p.problem}.`,
  unknownGrant: (p: { id: number }) => `Behörigheten ${p.id} finns inte, eller är redan återkallad.`,
  roleNotGranted: (_: Record<string, never>) => 'Du har inte den rollen (längre). Ladda om sidan.',
  // the municipality's own measures and groups
  invalidLocal: (p: { problem: string }) => `Måttet kan inte sparas: ${p.problem}.`,
  unknownLocal: (p: { id: number }) => `Det egna måttet ${p.id} finns inte, eller är inte längre i det läget. Ladda om sidan.`,
  tooManyLocal: (p: { most: number }) =>
    `Högst ${p.most} egna mått och grupper kan vara publicerade samtidigt. Dra tillbaka något först.`,
  // files made of figures
  exportQuestions: (p: { format: ExportFormat; wanted: 'one' | 'some'; has: number }) =>
    p.wanted === 'one'
      ? `${made[p.format]} visar en fråga, och sidan har ${p.has === 0 ? 'ingen' : p.has}. Välj PDF eller Excel.`
      : `${made[p.format]} behöver minst en fråga, och sidan har ingen. Lägg till en fråga först.`,
  exportTooLarge: (p: { problem: string }) => `Filen blir för stor: ${p.problem}. Dela upp sidan, eller välj ett snävare urval.`,
  exportTooSlow: (p: { seconds: number }) =>
    `Filen blev inte klar inom ${p.seconds} sekunder. Försök igen, dela upp sidan eller välj ett snävare urval.`,
  exportsWaiting: (p: { count: number; own: boolean }) =>
    p.own
      ? `Du har redan ${p.count} filer på gång. Vänta tills någon är klar, eller avbryt den.`
      : `Just nu väntar ${p.count} filer på att göras. Försök igen om en stund.`,
  exportTells: (p: { figure: string; questions: string }) =>
    `Kopian kan inte lämnas till andra: ${p.figure} skulle gå att räkna ut ur det som visas (${p.questions}). Ta bort någon av frågorna.`,
  // generations
  noGeneration: (_: Record<string, never>) => 'Det finns inga inlästa uppgifter ännu. Läs in elevregister och betyg först.',
  unknownGeneration: (p: { generation: number; kept: string }) =>
    `Version ${p.generation} av uppgifterna finns inte kvar. Dessa finns: ${p.kept}.`,
  // loads
  loadUnderWay: (p: { pid: number; seconds: number }) =>
    `En annan inläsning pågår (process ${p.pid}) och blev inte klar inom ${p.seconds} sekunder. Vänta tills den är klar och försök igen.`,
  demoFolder: (_: Record<string, never>) =>
    'Mappen hör till demokommunen och tar inte emot andra uppgifter. Ange en egen mapp med --data.',
  diskFull: (_: Record<string, never>) =>
    'Disken är full. Inget har ändrats, de tidigare siffrorna gäller. Frigör utrymme och gör om inläsningen.',
  runUnderWay: (p: { source: string }) => `En inläsning pågår redan: ${p.source}. Vänta tills den är klar, eller avbryt den.`,
  nothingToLoad: (p: { source: string }) => `Det ligger inga filer i inkorgen för ${p.source}. Lägg till en fil först.`,
  unusableName: (p: { name: string }) =>
    `”${p.name}” kan inte vara ett filnamn här. Det får inte börja med punkt eller sluta som en fil som håller på att skrivas (.tmp, .part).`,
  fileThere: (p: { name: string }) =>
    `Det ligger redan en fil som heter ”${p.name}” i inkorgen. Vänta tills den är inläst, eller ge den nya ett annat namn.`,
  emptyUpload: (p: { name: string }) => `Filen ”${p.name}” är tom. Kontrollera exporten och försök igen.`,
  uploadTooLarge: (p: { megabytes: number }) =>
    `Filen är större än ${p.megabytes} MB. Lägg den i inkorgens mapp på servern i stället.`,
  // mail
  invalidMail: (p: { problem: string }) => p.problem,
  mailNotReady: (_: Record<string, never>) => 'Spara först inställningarna för mejl, med adressen bland mottagarna.',
  mailNotSent: (p: { problem: string }) => p.problem,
  // the folder
  ledgerDamaged: (p: { line: number; problem: string }) =>
    `Loggboken över inläsningar (ledger.jsonl) är skadad vid rad ${p.line}: ${p.problem}. Återställ datamappen från säkerhetskopian. Inget har ändrats.`,
  vaultMissing: (_: Record<string, never>) =>
    'Identitetsvalvet (vault.sqlite) saknas, och utan det kan nya uppgifter inte knytas till rätt elev. Återställ filen från säkerhetskopian.',
  secretsMissing: (_: Record<string, never>) =>
    'Nyckeln till arkivet (secrets.json) saknas eller går inte att läsa. Återställ filen från säkerhetskopian.',
  archiveDamaged: (p: { file: string }) =>
    `Den arkiverade filen ${p.file} saknas eller är skadad. Återställ mappen archive från säkerhetskopian.`,
  rebuildDiffers: (p: { generation: number }) =>
    `Version ${p.generation} byggdes om ur arkivet men blev inte likadan som förut. Den har inte publicerats. Återställ datamappen från säkerhetskopian.`,
  // store
  auditUnwritable: (_: Record<string, never>) =>
    'Siffror visas inte just nu, eftersom loggen över vem som sett vad inte går att skriva. Kontrollera att disken inte är full.',
  // accounts
  invalidLogin: (p: { login: string }) =>
    `”${p.login}” kan inte vara ett användarnamn. Använd 2–64 bokstäver, siffror, punkter, bindestreck, understreck, plus eller @, utan blanksteg.`,
  loginTaken: (p: { login: string }) => `Användarnamnet ${p.login} är upptaget. Välj ett annat.`,
  accountClosed: (_: Record<string, never>) => 'Kontot är stängt. Be den som administrerar behörigheter att öppna det.',
  noPasswordPath: (_: Record<string, never>) =>
    'Kontot loggar in med kommunens inloggningstjänst och kan inte ha något lösenord här.',
  retentionPeriod: (p: { class: RetentionClass; least: number; most: number }) =>
    `${retentionLabels[p.class].label} kan sparas i ${p.least} till ${p.most} månader. Välj en tid däremellan.`,
  signInFailed: (_: Record<string, never>) => 'Användarnamnet eller lösenordet stämmer inte.',
  codeRequired: (_: Record<string, never>) => 'Skriv koden som din autentiseringsapp visar just nu.',
  wrongCode: (_: Record<string, never>) =>
    'Koden stämmer inte, eller är redan använd. Vänta tills appen visar en ny och försök igen.',
  signInLocked: (p: { at: string }) =>
    `Det har blivit för många misslyckade försök. Vänta och försök igen klockan ${p.at}. Har du glömt lösenordet, be den som administrerar behörigheter om en ny länk.`,
  wrongPassword: (_: Record<string, never>) => 'Lösenordet du har nu stämmer inte. Försök igen.',
  weakPassword: (p: { problem: PasswordProblem }) =>
    `Välj ett annat lösenord: ${passwordProblems[p.problem]}. En mening du minns går bra.`,
  codeNeeded: (_: Record<string, never>) => 'Det här kontot kräver koder vid inloggning. Slå på dem under Mitt konto först.',
  codeMustStay: (_: Record<string, never>) =>
    'Rollen kräver koder vid inloggning, så de kan inte slås av. Be en annan samordnare nollställa dem om telefonen är borta.',
  codeNotProposed: (_: Record<string, never>) => 'Börja om: det finns ingen ny kod att bekräfta.',
  setUpRefused: (_: Record<string, never>) =>
    'Engångskoden stämmer inte. Den står i serverns konsol sedan den senaste starten; en äldre gäller inte längre.',
  invitationSpent: (_: Record<string, never>) =>
    'Länken är använd, ersatt eller för gammal. Be den som administrerar behörigheter om en ny.',
  unknownAccount: (p: { account: string }) => `Det finns inget konto ”${p.account}”.`,
  lastAdministrator: (_: Record<string, never>) =>
    'Det här är det enda öppna kontot med rollen samordnare. Ge någon annan rollen först.',
  unknownStaff: (_: Record<string, never>) =>
    'Ingen med det personnumret har en tjänst i elevregistret. Kontrollera siffrorna, och att filen med tjänster är inläst.',
  invalidPersonalNumber: (p: { problem: PersonalNumberProblem }) =>
    `Det där är inget personnummer. ${personalNumberProblems[p.problem]}`,
  // sign-in through identity providers
  unknownProvider: (p: { id: string }) => `Det finns ingen inloggningstjänst ”${p.id}”. Ladda om sidan och välj en i listan.`,
  ownAddressMissing: (_: Record<string, never>) =>
    'Inloggning med kommunens tjänst är inte färdig att använda: Skolspegels egen adress är inte ifylld på sidan Inloggning.',
  invalidAddress: (p: { address: string; problem: string }) => `Adressen ”${p.address}” går inte att använda: ${p.problem}.`,
  hostNotAllowed: (p: { host: string }) =>
    `Skolspegel får inte fråga ${p.host}. Lägg till den bland inloggningstjänstens värdar, om den hör till tjänsten.`,
  providerUnreachable: (p: { host: string; problem: string }) =>
    `Inloggningstjänsten ${p.host} går inte att nå: ${p.problem}. Försök igen om en stund. Konton med lösenord fungerar som vanligt.`,
  providerRedirects: (p: { host: string; to: string }) =>
    `Inloggningstjänsten ${p.host} hänvisar vidare till ${p.to}, och sådana hänvisningar följs inte. Ange tjänstens rätta adress.`,
  providerAnswerInvalid: (p: { problem: string }) =>
    `Svaret från inloggningstjänsten godtas inte: ${p.problem}. Börja om; händer det igen, säg till den som sköter inloggningen.`,
  samlAnswerInvalid: (p: { problem: string }) =>
    `Svaret från inloggningstjänsten godtas inte: ${p.problem}. Börja om; händer det igen, säg till den som sköter inloggningen.`,
  samlMetadataInvalid: (p: { problem: string }) =>
    `Metadatan går inte att använda: ${p.problem}. Hämta den på nytt från inloggningstjänsten.`,
  providerNamesNobody: (_: Record<string, never>) =>
    'Inloggningstjänsten berättar inte vem du är på ett sätt som är detsamma nästa gång. Den behöver lämna ut eduPersonPrincipalName eller ett bestående NameID.',
  signInAborted: (p: { code: string }) => `Inloggningen avbröts hos inloggningstjänsten (${p.code}). Du kan försöka igen.`,
  signInLost: (_: Record<string, never>) =>
    'Inloggningen hörde inte till den här webbläsaren, var redan använd eller tog för lång tid. Börja om härifrån.',
  noGrants: (p: { provider: string; name: string }) =>
    `Du är inloggad hos ${p.provider} som ${p.name} men har ingen behörighet här. Be den som administrerar behörigheter i Skolspegel att ge dig en roll, och logga in igen.`,
  invalidClaimRule: (p: { rule: number; problem: string }) => `Regel ${p.rule} går inte att spara: ${p.problem}.`,
  unreadableClaims: (_: Record<string, never>) =>
    'Exemplet går inte att läsa. Klistra in JSON, eller skriv en uppgift per rad: namnet, ett kolon, ett blanksteg och värdet.',
  // reports
  unknownReport: (_: Record<string, never>) =>
    'Rapporten finns inte, eller är inte delad med dig i den roll du har nu. Be den som gjort den att dela den med dig.',
  reportPartGone: (p: { what: keyof typeof parts }) =>
    `Det gick inte att hitta ${parts[p.what]}: någon kan ha tagit bort den. Ladda om sidan.`,
  reportChanged: (p: { by: string; at: string }) =>
    `${p.by} sparade rapporten ${p.at}, medan du ändrade. Inget har skrivits över, och dina ändringar finns kvar här. Spara dem som en egen kopia eller som ny version, eller läs in den senaste.`,
  reportReadOnly: (p: { owner: string }) =>
    `Du får läsa rapporten men inte ändra den. Gör en egen kopia, eller be ${p.owner} att dela den så att du får ändra.`,
  tooManyInReports: (p: { what: keyof typeof counted; most: number }) =>
    `Det går att ha högst ${p.most} ${counted[p.what]}. Ta bort några som inte används längre.`,
  // server
  noSuchAddress: (p: { path: string }) => `Det finns inget på adressen ${p.path}.`,
  staleSession: (_: Record<string, never>) => 'Sidan är för gammal för att skicka något. Ladda om den och försök igen.',
  unknownPerson: (p: { id: string }) => `Det går inte att logga in som ”${p.id}”. Välj en av personerna i listan.`,
  noDemoPeople: (_: Record<string, never>) =>
    'Det här är ingen demokommun, så ingen kan loggas in utan lösenord. Logga in med ditt konto.',
  tooManyRequests: (p: { seconds: number }) =>
    `Det kom för många frågor på kort tid. Vänta ${p.seconds} sekunder och försök igen.`,
  requestTooLarge: (p: { most: string }) => `Det som skickades är för stort. Högst ${p.most} går att ta emot.`,
  unreadableRequest: (_: Record<string, never>) =>
    'Det som skickades går inte att läsa som JSON. Kontrollera citattecken och kommatecken.',
  unexpected: (p: { reference: string }) =>
    `Något gick fel i programmet. Försök igen; händer det igen, uppge ${p.reference} till den som sköter driften.`,
  portTaken: (p: { port: number }) => `Port ${p.port} används redan. Välj en annan med --port.`,
  ...commandFaults,
}
