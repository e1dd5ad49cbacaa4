import type { Wording } from '../../contract/index.ts'
import { against, forms, references, scales } from './en-charts.ts'
import { cohort } from './en-cohort.ts'
import { entering } from './en-entering.ts'
import { start } from './en-start.ts'
import { withheld } from './en-withheld.ts'
import { plural } from './plural.ts'
import type { DimensionWords, words as swedish } from './sv.ts'

const dimensions: Readonly<Record<string, DimensionWords>> = {
  school: { label: 'School', at: 'At', one: 'school', many: 'schools' },
  class: { label: 'Class', at: 'In', one: 'class', many: 'classes' },
  stageYear: { label: 'Year group', at: 'In', one: 'year group', many: 'year groups' },
  subject: { label: 'Subject', at: 'In', one: 'subject', many: 'subjects' },
  schoolYear: { label: 'School year', at: '', one: 'school year', many: 'school years' },
  sex: { label: 'Sex', at: 'Among', one: 'group', many: 'groups' },
  migrationBackground: { label: 'Migration background', at: 'Among', one: 'group', many: 'groups' },
  operator: { label: 'Education provider', at: 'With', one: 'education provider', many: 'education providers' },
  municipality: { label: 'Municipality', at: 'In', one: 'municipality', many: 'municipalities' },
  schoolGroup: { label: 'School group', at: 'In', one: 'school group', many: 'school groups' },
  subjectGroup: { label: 'Subject group', at: 'In', one: 'subject group', many: 'subject groups' },
  testPart: { label: 'Part of the test', at: 'In', one: 'part', many: 'parts' },
  weekday: { label: 'Weekday', at: 'On', one: 'weekday', many: 'weekdays' },
  month: { label: 'Month', at: 'In', one: 'month', many: 'months' },
  absenceBand: { label: 'Level of absence', at: 'Among', one: 'group', many: 'groups' },
  question: { label: 'Question', at: 'On', one: 'question', many: 'questions' },
  respondentGroup: { label: 'Respondents', at: 'From', one: 'group', many: 'groups' },
  term: { label: 'Term', at: '', one: 'term', many: 'terms' },
}

// Names of languages, years by number and letters read one by one keep their capitals inside a sentence.
const proper = /^(?:English|Swedish|Sweden|Year \d|[A-Z]{2}|\S*\d)/

export const words: Wording<typeof swedish> = {
  product: 'Skolspegel',
  inSentence: (label) => (proper.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)),
  percent: (told) => `${told}%`,
  units: { pupils: 'pupils', points: 'points', share: '' },
  distances: {
    pupils: (one) => (one ? 'pupil' : 'pupils'),
    points: (one) => (one ? 'point' : 'points'),
    share: (one) => (one ? 'percentage point' : 'percentage points'),
  },
  roles: {
    head: 'Head of schools',
    analyst: 'Quality lead',
    principal: 'Principal',
    teacher: 'Teacher',
    board: 'Board member',
    coordinator: 'Coordinator',
    dataProtectionOfficer: 'Data protection officer',
  },
  dimensions,
  dimension: (name) => dimensions[name] ?? { label: name, at: 'In', one: 'group', many: 'groups' },
  sexes: {
    female: { plural: 'Girls', definite: 'girls' },
    male: { plural: 'Boys', definite: 'boys' },
    unknown: { plural: 'Unknown sex', definite: 'pupils of unknown sex' },
  },
  all: 'All',
  references,
  forms,
  municipality: 'The municipality',
  inMunicipality: 'in the municipality',
  atSchool: (name) => `at ${name}`,
  list: (items) => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`),

  marks: {
    hidden: '..',
    missing: '.',
    notApplicable: '–',
    hiddenInWords: 'too few pupils to show',
    hiddenForOthers: 'protects a small group',
    hiddenShort: 'hidden',
    missingInWords: 'no figure',
    notApplicableInWords: 'does not apply here',
    unreliable: 'uncertain figure',
    wide: 'great uncertainty',
    approximate: 'about',
    hiddenFigure: 'hidden figure',
    interval: (low, high) => `uncertainty ${low} to ${high}`,
    pupils: (count, rounded) => `${rounded ? 'about ' : ''}${count} pupils`,
    grades: (count, rounded) => `${rounded ? 'about ' : ''}${count} grades`,
    rounded: (count) => `about ${count}`,
    against: (name, value) => `${name} ${value}`,
  },

  chart: {
    about: (title, count) =>
      `${title}. Chart with ${count} ${plural(count, 'figure', 'figures')}. Move between them with the arrow keys. The same figures are in the table.`,
    roleDescription: 'chart',
    lifted: 'Marked',
    band: 'The shade shows 95% uncertainty',
    reference: (name, value) => `${name} ${value}`,
    tipInterval: 'Uncertainty',
    tipPupils: 'Pupils',
    tipGrades: 'Grades',
    to: (low, high) => `${low}–${high}`,
    ...scales,
    titleBy: (measure, dimension) => `${measure} by ${dimension}`,
    titleYears: (measure, where) => `${measure} ${where}`,
    empty: 'There are no figures to draw for this choice.',
  },

  lifting: {
    lift: (name) => `Bring ${name} forward`,
    liftTitle: 'Bring the row forward',
    releaseTitle: 'No longer bring the row forward',
    key: 'Press L to bring a row forward.',
    lifted: (name) => `${name} is brought forward.`,
    released: (name) => `${name} is no longer brought forward.`,
  },

  titles: {
    per: (split) => ` by ${split}`,
    overTime: ' over time',
    followed: (from, to) => `the same pupils in Year ${from} and Year ${to}`,
    andMore: (measure, more) => `${measure} and ${more} more measures`,
    without: (names) => `except ${names}`,
    between: (from, to) => (from === '' ? `up to ${to}` : to === '' ? `from ${from} on` : `${from} to ${to}`),
  },

  sentence: {
    gap: (above, distance, below, where) => `${capital(above)} are ${distance} above ${below} ${where}`,
    same: (one, other, where) => `${capital(one)} and ${other} are level ${where}.`,
    chance: ', but it may be chance.',
    chanceMany: ', but there the differences may be chance.',
    chanceOne: ', but there the difference may be chance.',
    full: '.',
    reversed: (at, names) => `${at} ${names} it is the other way round`,
    reversedCount: (at, count, of, many) => `${at} ${count} of ${of} ${many} it is the other way round`,
    majority: (at, girls, boys, of, many) => {
      if (girls + boys === 0) return `${at} ${of} ${many} the differences between girls and boys may be chance.`
      const rest = girls + boys === of ? '' : ' For the others the difference may be chance.'
      const share = (count: number): string => (count === of ? `all ${of}` : `${count} of ${of}`)
      if (girls === 0) return `${at} ${share(boys)} ${many} boys are clearly above girls.${rest}`
      const turned = boys === 0 ? '' : ` and ${at.toLowerCase()} ${boys} clearly below`
      return `${at} ${share(girls)} ${many} girls are clearly above boys${turned}.${rest}`
    },
    lean: (at, of, many, above, below) =>
      `${at} all ${of} ${many} ${above} are above ${below}, but the differences may be chance.`,
    plain: (quantity, where) => `${quantity} ${where}.`,
    hiddenHere: (where) => `Some group ${where} is too small to be shown.`,
    ...against,
    spreadRest: 'For the others the difference may be chance.',
    hiddenGroups: (count, one, many) => `For ${count} ${plural(count, one, many)} some group is too small to be shown.`,
    nothing: 'The groups are too small for any figure to be shown. Choose wider.',
    noData: 'There are no figures for this choice. Choose another school year or another school.',
    rise: (who, distance, since) => `${who}: up ${distance} since ${since}.`,
    fall: (who, distance, since) => `${who}: down ${distance} since ${since}.`,
    steady: (who, since) => `For ${who} the change since ${since} may be chance.`,
    everyone: 'the pupils',
    shortSeries: 'It takes at least two school years with figures to see a development.',
  },

  signIn: {
    heading: 'Welcome to Skolspegel',
    lead: 'The school’s figures, calm and clear: the same figures for everybody, small groups protected, and always with an answer to where a figure comes from.',
    demoHeading: 'Try it with Demokommun',
    demo: 'All of it is made up: the municipality, the schools, the pupils and the people. No password is needed: choose whose mirror you want to see.',
    groups: {
      whole: 'Administration and board',
      principals: 'Principals',
      teachers: 'Teachers',
      keepers: 'Coordination and data protection',
    },
    out: 'Sign out',
  },

  entering,

  pages: {
    mirror: 'Mirror',
    explore: 'Explore',
    reports: 'Reports',
    pupils: 'Pupils',
    log: 'Log',
    extract: 'Extract',
    data: 'Data',
    local: 'Own measures',
    accounts: 'Accounts',
    providers: 'Sign-in',
    grants: 'Access',
    retention: 'Retention',
    account: 'My account',
    why: 'Why do I see this?',
    style: 'Style',
    more: 'More',
    morePages: 'More pages',
    skip: 'Skip to the content',
    navigation: 'Main menu',
    demoNote: 'Made-up figures',
    asOf: (instant) => `Data as of ${instant}`,
    unknown: 'There is no such page',
    unknownText: 'The address leads nowhere. Start again from the mirror.',
    unknownLink: 'To the mirror',
    role: 'Role',
    roleProblem: 'Could not change role',
    language: 'Language',
  },

  filters: {
    group: 'Question',
    measure: 'Measure',
    by: 'Split by',
    schoolYear: 'School year',
    school: 'School',
    sex: 'Sex',
    subject: 'Subject',
    stageYear: 'Year group',
    allSchools: 'all schools',
    allSexes: 'all',
    allStageYears: 'all',
    nothing: 'nothing',
    search: (label) => `Search among: ${label}`,
    searchHint: 'Type to search',
    noMatch: 'Nothing matches. Try fewer letters.',
    done: 'Done',
    atMost: (count) => `At most ${count} at a time.`,
    changed: (label, value) => `${label} changed to ${value}.`,
    undo: 'Undo',
  },

  mirror: {
    schoolYear: (year) => `school year ${year}`,
    stageYear: (year) => (/^\d+$/.test(year) ? `Year ${year}` : /^Year \d/.test(year) ? year : year.toLowerCase()),
    stageYearShort: (year) => year.replace(/^Year /, ''),
    says: 'What the figures say',
    table: 'The same figures',
    difference: 'Difference',
    change: 'Change',
    pupils: 'Pupils',
    pupilsRounded: 'Pupils, about',
    grades: 'Grades',
    gradesRounded: 'Grades, about',
    caption: (title) => `${title}, the same figures as in the chart`,
    hiddenNote: (reasons) => `.. = hidden figure. ${reasons.join(' ')}`,
    missingNote: '. = no figure.',
    approximateNote: '~ = a rough figure, so that no single pupil can be pointed out.',
    waitingNote:
      'A correction of a few pupils’ data is waiting. Until the next measuring day (15 October or 15 May) the figures are shown as before the correction.',
    value: 'Value',
    years: 'Over time',
    chooseSubject: 'Choose one subject at a time to see the development over time.',
    asOf: (instant) => `The data are as of ${instant}.`,
    classes: (school) => `Show the classes at ${school}`,
    showStageYear: (year) => `Show ${year}`,
    showMunicipality: 'Show the whole municipality',
  },

  withheld,

  origin: {
    open: 'Where does the figure come from?',
    short: (label, files, date) => `Source: ${label}, ${files} ${plural(files, 'file', 'files')}, loaded ${date}`,
    checksPassed: 'all checks passed',
    checksHeld: 'some rows wait for correction',
    definition: 'How it is calculated',
    population: 'Who is counted',
    rule: 'Version of the rule',
    source: 'The definition comes from',
    files: 'Source files',
    file: 'File',
    kind: 'Source',
    loaded: 'Loaded',
    extracted: 'Extracted',
    held: 'Waiting',
    someHeld: 'some rows',
    noneHeld: 'none',
    showAll: (count) => `Show all ${count} files`,
    showFewer: 'Show fewer files',
    checks: 'Checks',
    checksText: (names) =>
      `${names.length} ${plural(names.length, 'check was', 'checks were')} made when the files were loaded: ${names.join(', ')}. Rows that failed a check are not counted until they have been corrected.`,
    version: 'Version of the data',
    versionText: (generation, instant, catalogue) =>
      `Version ${generation}, made ${instant}. Catalogue of measures ${catalogue}.`,
    regime: 'Protection of small groups',
    regimes: {
      own: 'Own unit: groups of fewer than ten pupils are not shown.',
      across:
        'Several units: groups of fewer than ten pupils are not shown, nor are figures that would let such a group be worked out.',
      public: 'Public: groups of fewer than ten pupils are not shown, and numbers are rounded to tens.',
    },
    none: 'No source file is tied to the figure.',
  },

  sources: {
    'scb-grades-9': 'Final grades Year 9',
    'scb-grades-6': 'Term grades Year 6',
    'national-tests': 'National tests',
    attendance: 'Attendance',
    'survey-answers': 'Survey answers',
    roster: 'Pupil register',
  },

  data: {
    heading: 'Data',
    lead: 'What has been loaded, and how the checks went.',
    noFiguresTitle: 'There are no results here',
    noFigures:
      'As coordinator you see loads and checks but no figures on pupils’ results. You do not need them to keep the data in order, so they are not shown.',
    freshness: 'How fresh is it?',
    loadedAt: (date) => `loaded ${date}`,
    loads: 'Loads',
    load: 'Load',
    source: 'Source',
    files: 'Files',
    read: 'Rows read',
    accepted: 'Accepted',
    held: 'Waiting',
    outcome: 'Outcome',
    statuses: { published: 'Published', unchanged: 'Unchanged', stopped: 'Stopped' },
    remarks: 'Remarks',
    allPassed: (count) => (count === 1 ? '1 check, passed' : `${count} checks, all passed`),
    empty: 'Nothing is loaded yet.',
    summary: (loads, rows, held) =>
      `${loads} ${plural(loads, 'load', 'loads')}, ${rows} rows read, ${held} waiting for correction.`,
    showAll: (count) => `Show all ${count}`,
    showFewer: 'Show fewer',
  },

  start,
  cohort,
  states: {
    loading: 'Fetching the figures …',
    errorTitle: 'The figures could not be shown',
    notFetched: 'What should stand here could not be fetched',
    unexpected: 'Something went wrong on our side. Try again in a while.',
    unreachable: 'The server does not answer. Check the network and try again.',
    offline: 'You are offline. What you see is what was last fetched.',
    retry: 'Try again',
    reset: 'Start over',
    slow: 'This takes longer than usual.',
    cancel: 'Cancel',
  },
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
