// The Swedish words of what one may: why one sees what one sees, and everybody's grants.

const granting = {
  lead: 'Vem som får se vad, varför och hur länge. En tjänst i elevregistret ger behörighet av sig själv; resten ges här, med en fil eller genom inloggningen.',
  search: 'Sök på namn',
  noMatch: 'Ingen heter så.',
  nobody: 'Det finns inga konton ännu. Gör ett under Konton.',
  count: (people: number) => (people === 1 ? '1 person' : `${people} personer`),
  add: 'Ge en behörighet',
  give: 'Ge behörigheten',
  cancel: 'Avbryt',
  person: 'Person',
  role: 'Roll',
  school: 'Skola',
  class: 'Klass',
  classHint: 'Som i elevregistret, till exempel 9A.',
  subjects: 'Ämnen',
  allSubjects: 'alla ämnen',
  choose: 'välj',
  from: 'Från och med',
  to: 'Till och med (frivilligt)',
  dayHint: 'Till exempel 2026-08-15',
  reason: 'Skäl',
  reasonHint: 'Till exempel: vikarierar för rektor höstterminen.',
  problem: 'Det gick inte att ändra behörigheten',
  loadProblem: 'Det gick inte att visa behörigheterna',
  withdraw: 'Ta bort',
  withdrawOf: (what: string, name: string) => `Ta bort ${what} för ${name}`,
  withdrawReason: 'Varför tas den bort?',
  withdrawn: (what: string, name: string) => `${what} är borttagen för ${name}.`,
  given: (what: string, name: string) => `${what} är given till ${name}.`,
  undone: 'Ångrat',
  back: 'Ångrat: gäller igen',
  none: 'Ingen behörighet gäller.',
  demo: (about: string) => `I demokommunen: ${about}`,
  earlier: (count: number) => (count === 1 ? '1 som inte gäller' : `${count} som inte gäller`),
  closedAccount: 'kontot är stängt',
  duty: 'Rätta tjänsten i elevregistret om den är fel.',
  days: (from: string, to: string | null) => (to === null ? `från ${from} och tills vidare` : `${from} till ${to}`),
  taken: (at: string, reason: string) => `Togs bort ${at}: ${reason}`,
}

/** What is held, where it comes from, and what is wrong with what somebody gives. */
const held = {
  principalOf: (schools: string) => `Rektor på ${schools}`,
  teacherOf: (groups: string) => `Lärare i ${groups}`,
  group: (name: string, school: string, subjects: string | null) =>
    `${name} på ${school}${subjects === null ? '' : ` (${subjects})`}`,
  origins: { duty: 'tjänst', claim: 'inloggningstjänsten', file: 'fil', hand: 'för hand' },
  problems: {
    dates: 'sista dagen ligger före den första',
    school: 'en rektor behöver en skolenhetskod på åtta siffror, och ingen annan roll har någon',
    class: 'en lärare behöver en klass på en skolenhet (12345678:9A), och ingen annan roll har någon',
    subjects: 'ämnen anges med betygsfilernas koder (MA, SV, M2), och bara för lärare',
  },
  file: {
    absent: 'den finns inte',
    unreadable: 'den är inte en CSV-fil i UTF-8',
    heading: (name: string, near: string | null) =>
      `rubriken ”${name}” finns inte${near === null ? '' : `, menade du ”${near}”?`}`,
    missing: (name: string) => `kolumnen ${name} saknas`,
    cell: (line: number, column: string, value: string) =>
      value === '' ? `${column} är tom på rad ${line}` : `”${value}” kan inte stå i ${column} på rad ${line}`,
  },
}

/** Why a grant opens what it opens. */
const why = {
  demo: 'Given i demokommunen.',
  operator: 'driften',
  from: (day: string) => `gäller från ${day} och tills vidare`,
  between: (from: string, to: string) => `gäller ${from} till ${to}`,
  given: (origin: string, days: string, by: string | null, reason: string) =>
    `${reason}. Kommer från ${origin}${by === null ? '' : ` (${by})`}, ${days}.`,
}

export const grantWords = { ...granting, held, why }
