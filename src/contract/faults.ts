// Every sentence the product says when a person can mend something: code → parameters → Swedish wording.
// Each sentence says what is wrong, with the value, and what to do. docs/errors.md has a heading per code (tested both ways).

import { type ClosedRule, closedRules } from './closed.ts'
import { commandFaults } from './command-faults.ts'
import { type PasswordProblem, type PersonalNumberProblem, passwordProblems, personalNumberProblems } from './problems.ts'
import { fault, hint, type Wording } from './wording.ts'

export const faults = {
  // questions
  unknownMeasure: fault(
    400,
    (p: { name: string; nearest: string | null }) => `Det finns inget mått ”${p.name}”.${hint(p.nearest)}`,
  ),
  unknownDimension: fault(
    400,
    (p: { name: string; nearest: string | null }) => `Det finns ingen indelning ”${p.name}”.${hint(p.nearest)}`,
  ),
  unknownMember: fault(
    400,
    (p: { dimension: string; name: string; nearest: string | null }) =>
      `”${p.name}” finns inte i indelningen ${p.dimension}.${hint(p.nearest)}`,
  ),
  dimensionNotInMeasure: fault(
    400,
    (p: { dimension: string; measure: string; nearest: string | null }) =>
      `Måttet ${p.measure} kan inte delas upp på ${p.dimension}.${p.nearest === null ? '' : ` Närmast till hands ligger ${p.nearest}.`}`,
  ),
  invalidQuery: fault(400, (p: { at: string; problem: string }) => `Frågan går inte att läsa vid ${p.at}: ${p.problem}.`),
  tooManyPersonAttributes: fault(
    400,
    (p: { named: string; most: number }) =>
      `Frågan delar upp på för många personuppgifter samtidigt (${p.named}). Högst ${p.most} går att kombinera.`,
  ),
  closedCombination: fault(
    400,
    (p: { dimensions: string; instead: string }) =>
      `${p.dimensions} kan inte kombineras: grupperna blir för små för att visas. ${p.instead}`,
  ),
  closedCohort: fault(
    400,
    (p: { problem: string; instead: string }) => `Samma elever går inte att följa så: ${p.problem}. ${p.instead}`,
  ),
  subjectRequired: fault(
    400,
    (p: { measure: string }) =>
      `Måttet ${p.measure} gäller ett ämne i taget. Dela upp på subject, eller välj ett ämne eller en ämnesgrupp.`,
  ),
  notYet: fault(501, (p: { what: string }) => `${p.what} går inte att fråga efter ännu.`),
  // access
  signInRequired: fault(401, (_: Record<string, never>) => 'Du behöver logga in först.'),
  noFiguresForRole: fault(
    403,
    (p: { role: string }) =>
      `Rollen ${p.role} ser inga siffror. Be den som administrerar behörigheter om en roll med tillgång till siffror.`,
  ),
  notPermitted: fault(
    403,
    (p: { what: string; rule?: ClosedRule }) =>
      `Din roll ger inte tillgång till ${p.what}.${p.rule === undefined ? '' : ` ${closedRules[p.rule]}`}`,
  ),
  emptyScope: fault(
    403,
    (p: { role: string }) =>
      `Rollen ${p.role} saknar ${p.role === 'lärare' ? 'klass' : 'skolenhet'}. Be den som administrerar behörigheter att ange en.`,
  ),
  unknownPupil: fault(
    404,
    (_: Record<string, never>) => 'Ingen elev har det personnumret här. Kontrollera siffrorna; tio eller tolv går lika bra.',
  ),
  retentionNotConfirmed: fault(
    400,
    (p: { word: string }) => `Gallring går inte att ångra. Skriv ${p.word} för att bekräfta. Inget har ändrats.`,
  ),
  retentionUnderWay: fault(
    409,
    (_: Record<string, never>) =>
      'En gallring pågår redan. Vänta tills den är klar; sidan Gallring visar hur långt den har kommit.',
  ),
  invalidGrant: fault(400, (p: { problem: string }) => `Behörigheten kan inte ges: ${p.problem}.`),
  unknownGrant: fault(404, (p: { id: number }) => `Behörigheten ${p.id} finns inte, eller är redan återkallad.`),
  roleNotGranted: fault(403, (_: Record<string, never>) => 'Du har inte den rollen (längre). Ladda om sidan.'),
  // the municipality's own measures and groups
  invalidLocal: fault(400, (p: { problem: string }) => `Måttet kan inte sparas: ${p.problem}.`),
  unknownLocal: fault(
    404,
    (p: { id: number }) => `Det egna måttet ${p.id} finns inte, eller är inte längre i det läget. Ladda om sidan.`,
  ),
  tooManyLocal: fault(
    409,
    (p: { most: number }) => `Högst ${p.most} egna mått och grupper kan vara publicerade samtidigt. Dra tillbaka något först.`,
  ),
  // files made of figures
  exportQuestions: fault(400, (p: { what: string; wanted: 'one' | 'some'; has: number }) =>
    p.wanted === 'one'
      ? `${p.what} visar en fråga, och sidan har ${p.has === 0 ? 'ingen' : p.has}. Välj PDF eller Excel.`
      : `${p.what} behöver minst en fråga, och sidan har ingen. Lägg till en fråga först.`,
  ),
  exportTooLarge: fault(
    413,
    (p: { problem: string }) => `Filen blir för stor: ${p.problem}. Dela upp sidan, eller välj ett snävare urval.`,
  ),
  exportTooSlow: fault(
    503,
    (p: { seconds: number }) =>
      `Filen blev inte klar inom ${p.seconds} sekunder. Försök igen, dela upp sidan eller välj ett snävare urval.`,
  ),
  exportsWaiting: fault(429, (p: { count: number; own: boolean }) =>
    p.own
      ? `Du har redan ${p.count} filer på gång. Vänta tills någon är klar, eller avbryt den.`
      : `Just nu väntar ${p.count} filer på att göras. Försök igen om en stund.`,
  ),
  exportTells: fault(
    409,
    (p: { figure: string; questions: string }) =>
      `Kopian kan inte lämnas till andra: ${p.figure} skulle gå att räkna ut ur det som visas (${p.questions}). Ta bort någon av frågorna.`,
  ),
  // generations
  noGeneration: fault(
    503,
    (_: Record<string, never>) => 'Det finns inga inlästa uppgifter ännu. Läs in elevregister och betyg först.',
  ),
  unknownGeneration: fault(
    404,
    (p: { generation: number; kept: string }) =>
      `Version ${p.generation} av uppgifterna finns inte kvar. Dessa finns: ${p.kept}.`,
  ),
  // loads
  loadUnderWay: fault(
    409,
    (p: { pid: number; seconds: number }) =>
      `En annan inläsning pågår (process ${p.pid}) och blev inte klar inom ${p.seconds} sekunder. Vänta tills den är klar och försök igen.`,
  ),
  demoFolder: fault(
    409,
    (_: Record<string, never>) => 'Mappen hör till demokommunen och tar inte emot andra uppgifter. Ange en egen mapp med --data.',
  ),
  diskFull: fault(
    507,
    (_: Record<string, never>) =>
      'Disken är full. Inget har ändrats, de tidigare siffrorna gäller. Frigör utrymme och gör om inläsningen.',
  ),
  ledgerDamaged: fault(
    500,
    (p: { line: number; problem: string }) =>
      `Loggboken över inläsningar (ledger.jsonl) är skadad vid rad ${p.line}: ${p.problem}. Återställ datamappen från säkerhetskopian. Inget har ändrats.`,
  ),
  vaultMissing: fault(
    500,
    (_: Record<string, never>) =>
      'Identitetsvalvet (vault.sqlite) saknas, och utan det kan nya uppgifter inte knytas till rätt elev. Återställ filen från säkerhetskopian.',
  ),
  secretsMissing: fault(
    500,
    (_: Record<string, never>) =>
      'Nyckeln till arkivet (secrets.json) saknas eller går inte att läsa. Återställ filen från säkerhetskopian.',
  ),
  archiveDamaged: fault(
    500,
    (p: { file: string }) =>
      `Den arkiverade filen ${p.file} saknas eller är skadad. Återställ mappen archive från säkerhetskopian.`,
  ),
  rebuildDiffers: fault(
    500,
    (p: { generation: number }) =>
      `Version ${p.generation} byggdes om ur arkivet men blev inte likadan som förut. Den har inte publicerats. Återställ datamappen från säkerhetskopian.`,
  ),
  // store
  auditUnwritable: fault(
    503,
    (_: Record<string, never>) =>
      'Siffror visas inte just nu, eftersom loggen över vem som sett vad inte går att skriva. Kontrollera att disken inte är full.',
  ),
  // accounts
  invalidLogin: fault(
    400,
    (p: { login: string }) =>
      `”${p.login}” kan inte vara ett användarnamn. Använd 2–64 bokstäver, siffror, punkter, bindestreck, understreck, plus eller @, utan blanksteg.`,
  ),
  loginTaken: fault(409, (p: { login: string }) => `Användarnamnet ${p.login} är upptaget. Välj ett annat.`),
  accountClosed: fault(
    403,
    (_: Record<string, never>) => 'Kontot är stängt. Be den som administrerar behörigheter att öppna det.',
  ),
  noPasswordPath: fault(
    409,
    (_: Record<string, never>) => 'Kontot loggar in med kommunens inloggningstjänst och kan inte ha något lösenord här.',
  ),
  retentionPeriod: fault(
    400,
    (p: { label: string; least: number; most: number }) =>
      `${p.label} kan sparas i ${p.least} till ${p.most} månader. Välj en tid däremellan.`,
  ),
  signInFailed: fault(401, (_: Record<string, never>) => 'Användarnamnet eller lösenordet stämmer inte.'),
  codeRequired: fault(401, (_: Record<string, never>) => 'Skriv koden som din autentiseringsapp visar just nu.'),
  wrongCode: fault(
    401,
    (_: Record<string, never>) => 'Koden stämmer inte, eller är redan använd. Vänta tills appen visar en ny och försök igen.',
  ),
  signInLocked: fault(
    429,
    (p: { at: string }) =>
      `Det har blivit för många misslyckade försök. Vänta och försök igen klockan ${p.at}. Har du glömt lösenordet, be den som administrerar behörigheter om en ny länk.`,
  ),
  wrongPassword: fault(403, (_: Record<string, never>) => 'Lösenordet du har nu stämmer inte. Försök igen.'),
  weakPassword: fault(
    400,
    (p: { problem: PasswordProblem }) => `Välj ett annat lösenord: ${passwordProblems[p.problem]}. En mening du minns går bra.`,
  ),
  codeNeeded: fault(
    403,
    (_: Record<string, never>) => 'Det här kontot kräver koder vid inloggning. Slå på dem under Mitt konto först.',
  ),
  codeMustStay: fault(
    409,
    (_: Record<string, never>) =>
      'Rollen kräver koder vid inloggning, så de kan inte slås av. Be en annan samordnare nollställa dem om telefonen är borta.',
  ),
  codeNotProposed: fault(409, (_: Record<string, never>) => 'Börja om: det finns ingen ny kod att bekräfta.'),
  setUpRefused: fault(
    403,
    (_: Record<string, never>) =>
      'Engångskoden stämmer inte. Den står i serverns konsol sedan den senaste starten; en äldre gäller inte längre.',
  ),
  invitationSpent: fault(
    410,
    (_: Record<string, never>) => 'Länken är använd, ersatt eller för gammal. Be den som administrerar behörigheter om en ny.',
  ),
  unknownAccount: fault(404, (p: { account: string }) => `Det finns inget konto ”${p.account}”.`),
  lastAdministrator: fault(
    409,
    (_: Record<string, never>) => 'Det här är det enda öppna kontot med rollen samordnare. Ge någon annan rollen först.',
  ),
  unknownStaff: fault(
    404,
    (_: Record<string, never>) =>
      'Ingen med det personnumret har en tjänst i elevregistret. Kontrollera siffrorna, och att filen med tjänster är inläst.',
  ),
  invalidPersonalNumber: fault(
    400,
    (p: { problem: PersonalNumberProblem }) => `Det där är inget personnummer. ${personalNumberProblems[p.problem]}`,
  ),
  // sign-in through identity providers
  unknownProvider: fault(
    404,
    (p: { id: string }) => `Det finns ingen inloggningstjänst ”${p.id}”. Ladda om sidan och välj en i listan.`,
  ),
  ownAddressMissing: fault(
    409,
    (_: Record<string, never>) =>
      'Inloggning med kommunens tjänst är inte färdig att använda: Skolspegels egen adress är inte ifylld på sidan Inloggning.',
  ),
  invalidAddress: fault(
    400,
    (p: { address: string; problem: string }) => `Adressen ”${p.address}” går inte att använda: ${p.problem}.`,
  ),
  hostNotAllowed: fault(
    409,
    (p: { host: string }) =>
      `Skolspegel får inte fråga ${p.host}. Lägg till den bland inloggningstjänstens värdar, om den hör till tjänsten.`,
  ),
  providerUnreachable: fault(
    503,
    (p: { host: string; problem: string }) =>
      `Inloggningstjänsten ${p.host} går inte att nå: ${p.problem}. Försök igen om en stund. Konton med lösenord fungerar som vanligt.`,
  ),
  providerRedirects: fault(
    502,
    (p: { host: string; to: string }) =>
      `Inloggningstjänsten ${p.host} hänvisar vidare till ${p.to}, och sådana hänvisningar följs inte. Ange tjänstens rätta adress.`,
  ),
  providerAnswerInvalid: fault(
    502,
    (p: { problem: string }) =>
      `Svaret från inloggningstjänsten godtas inte: ${p.problem}. Börja om; händer det igen, säg till den som sköter inloggningen.`,
  ),
  samlAnswerInvalid: fault(
    403,
    (p: { problem: string }) =>
      `Svaret från inloggningstjänsten godtas inte: ${p.problem}. Börja om; händer det igen, säg till den som sköter inloggningen.`,
  ),
  samlMetadataInvalid: fault(
    400,
    (p: { problem: string }) => `Metadatan går inte att använda: ${p.problem}. Hämta den på nytt från inloggningstjänsten.`,
  ),
  providerNamesNobody: fault(
    403,
    (_: Record<string, never>) =>
      'Inloggningstjänsten berättar inte vem du är på ett sätt som är detsamma nästa gång. Den behöver lämna ut eduPersonPrincipalName eller ett bestående NameID.',
  ),
  signInAborted: fault(
    403,
    (p: { code: string }) => `Inloggningen avbröts hos inloggningstjänsten (${p.code}). Du kan försöka igen.`,
  ),
  signInLost: fault(
    403,
    (_: Record<string, never>) =>
      'Inloggningen hörde inte till den här webbläsaren, var redan använd eller tog för lång tid. Börja om härifrån.',
  ),
  noGrants: fault(
    403,
    (p: { provider: string; name: string }) =>
      `Du är inloggad hos ${p.provider} som ${p.name} men har ingen behörighet här. Be den som administrerar behörigheter i Skolspegel att ge dig en roll, och logga in igen.`,
  ),
  invalidClaimRule: fault(400, (p: { rule: number; problem: string }) => `Regel ${p.rule} går inte att spara: ${p.problem}.`),
  unreadableClaims: fault(
    400,
    (_: Record<string, never>) =>
      'Exemplet går inte att läsa. Klistra in JSON, eller skriv en uppgift per rad: namnet, ett kolon, ett blanksteg och värdet.',
  ),
  // reports
  unknownReport: fault(
    404,
    (_: Record<string, never>) =>
      'Rapporten finns inte, eller är inte delad med dig i den roll du har nu. Be den som gjort den att dela den med dig.',
  ),
  reportPartGone: fault(
    404,
    (p: { what: 'anteckningen' | 'blocket' | 'mappen' | 'siffran' | 'versionen' | 'läsaren' }) =>
      `Det gick inte att hitta ${p.what}: någon kan ha tagit bort den. Ladda om sidan.`,
  ),
  reportChanged: fault(
    409,
    (p: { by: string; at: string }) =>
      `${p.by} sparade rapporten ${p.at}, medan du ändrade. Inget har skrivits över, och dina ändringar finns kvar här. Spara dem som en egen kopia eller som ny version, eller läs in den senaste.`,
  ),
  reportReadOnly: fault(
    403,
    (p: { owner: string }) =>
      `Du får läsa rapporten men inte ändra den. Gör en egen kopia, eller be ${p.owner} att dela den så att du får ändra.`,
  ),
  tooManyInReports: fault(
    409,
    (p: { what: string; most: number }) => `Det går att ha högst ${p.most} ${p.what}. Ta bort några som inte används längre.`,
  ),
  // server
  noSuchAddress: fault(404, (p: { path: string }) => `Det finns inget på adressen ${p.path}.`),
  staleSession: fault(
    403,
    (_: Record<string, never>) => 'Sidan är för gammal för att skicka något. Ladda om den och försök igen.',
  ),
  unknownPerson: fault(400, (p: { id: string }) => `Det går inte att logga in som ”${p.id}”. Välj en av personerna i listan.`),
  noDemoPeople: fault(
    404,
    (_: Record<string, never>) => 'Det här är ingen demokommun, så ingen kan loggas in utan lösenord. Logga in med ditt konto.',
  ),
  tooManyRequests: fault(
    429,
    (p: { seconds: number }) => `Det kom för många frågor på kort tid. Vänta ${p.seconds} sekunder och försök igen.`,
  ),
  requestTooLarge: fault(413, (p: { most: string }) => `Det som skickades är för stort. Högst ${p.most} går att ta emot.`),
  unreadableRequest: fault(
    400,
    (_: Record<string, never>) => 'Det som skickades går inte att läsa som JSON. Kontrollera citattecken och kommatecken.',
  ),
  unexpected: fault(
    500,
    (p: { reference: string }) =>
      `Något gick fel i programmet. Försök igen; händer det igen, uppge ${p.reference} till den som sköter driften.`,
  ),
  portTaken: fault(409, (p: { port: number }) => `Port ${p.port} används redan. Välj en annan med --port.`),
  ...commandFaults,
} as const

export type FaultCode = keyof typeof faults
export type FaultParameters<C extends FaultCode> = Parameters<(typeof faults)[C]['say']>[0]

/** Something a person can mend. A plain Error is a bug and shows no detail. */
export class Fault<C extends FaultCode = FaultCode> extends Error {
  readonly code: C
  readonly parameters: FaultParameters<C>
  readonly status: number
  constructor(code: C, parameters: FaultParameters<C>) {
    const wording = faults[code] as Wording<FaultParameters<C>>
    super(wording.say(parameters))
    this.name = 'Fault'
    this.code = code
    this.parameters = parameters
    this.status = wording.status
  }
  /** What leaves in an answer's place. */
  get body(): { readonly fault: string; readonly message: string } {
    return { fault: this.code, message: this.message }
  }
}
