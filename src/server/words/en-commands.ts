import { auditKinds, extractPurposes, retentionClasses, roles, type Wording } from '../../contract/index.ts'
import { retentionWords } from '../../picture/index.ts'
import type { commandWords as swedish } from './sv-commands.ts'

const common = {
  data: { value: 'FOLDER', about: 'the data folder (else SKOLSPEGEL_DATA, else ./data)' },
  json: { value: '', about: 'answer with JSON, for programs' },
  help: { value: '', about: 'show this help' },
}

export const commandWords: Wording<typeof swedish> = {
  options: 'Options:',
  list: 'skolspegel COMMAND [options]',
  more: 'skolspegel COMMAND --help tells more.',
  withoutValue: 'it without a value',
  valueAfter: (value, option) => `${value} after --${option}`,
  wholeNumber: 'a whole number from 1',
  oneOf: (names) => `one of the words ${names}`,
  port: 'a number from 0 to 65535',
  absent: 'it does not exist',
  unopened: 'it cannot be opened',
  unreadable: 'it does not exist or may not be read',
  help: {
    start: {
      usage: '',
      about: 'Starts Skolspegel. In an empty data folder the demo municipality is made first.',
      options: {
        ...common,
        port: { value: 'PORT', about: 'the port (else PORT, else 4080)' },
        host: { value: 'ADDRESS', about: 'the address to listen on (else SKOLSPEGEL_HOST, else this computer only)' },
        'no-demo': { value: '', about: 'do not make the demo municipality in an empty folder' },
      },
    },
    demo: {
      usage: '',
      about: 'Makes up a municipality and loads it into an empty data folder.',
      options: common,
    },
    sources: { usage: '', about: 'Shows which sources can be loaded.', options: common },
    load: {
      usage: 'SOURCE FILE…',
      about: [
        'Loads files from a source.',
        '',
        'Answers 0 when the data are published (or already were), 1 when a check stopped them – then nothing is changed –',
        'and 2 when the command is wrongly written. Run “skolspegel sources” for a list of sources.',
      ].join('\n'),
      options: {
        ...common,
        'school-year': { value: 'SCHOOL-YEAR', about: 'the school year, for instance 2024/25, when the file does not say' },
      },
    },
    loads: { usage: '', about: 'Shows what has been loaded, stopped and published.', options: common },
    rejects: {
      usage: '',
      about: 'Shows rows that were held back, with row, column and reason. What could point anybody out is masked.',
      options: { ...common, load: { value: 'N', about: 'load N only (else all)' } },
    },
    rollback: {
      usage: 'VERSION',
      about: 'Goes back to an earlier version of the data. The last five are kept; see “skolspegel loads”.',
      options: common,
    },
    query: {
      usage: 'FILE|- --as ROLE[:SCHOOL-UNIT,…]',
      about: [
        'Asks a question and shows the answer as a table.',
        '',
        'The question is JSON in a file, or on standard input with “-”: {"measures": ["meritValue"], "by": ["school", "sex"]}.',
        'The role decides what may be seen: head, analyst, principal:12345678, teacher:12345678:9A, board. The question is written in the log as asked by the system.',
      ].join('\n'),
      options: {
        ...common,
        as: { value: 'ROLE', about: 'the role that asks, for a principal with school unit code: principal:12345678' },
        csv: { value: '', about: 'answer with CSV for Excel' },
      },
    },
    privacy: {
      usage: 'record|audit FILE…',
      about: [
        'Data protection: the record of processing, and a trial of saved answers.',
        '',
        'record  writes the record of processing (Article 30) from the catalogue of measures, as Markdown or JSON',
        'audit   tries whether anything hidden can be worked out from saved answers (“query --json”, several in a list if you like, or as',
        '        {"query": …, "answer": …} so that the questions’ conditions are known); answers 1 and names the leak, else “safe”',
      ].join('\n'),
      options: common,
    },
    users: {
      usage: 'list | create USERNAME | reset … | close … | reopen … | grant FILE',
      about: [
        'Shows and looks after accounts.',
        '',
        'grant reads access from a CSV file (Konto;Roll;Skolenhetskod;Klass;Ämnen;Gäller från;Gäller till;Skäl). The file is all that',
        'is given by file: what stood in the one before and not in this one is withdrawn.',
        '',
        'create and reset answer with a link, which is shown once and holds for three days; with it the person chooses a password.',
        'A reserve account (--break-glass) can be made only here: it is for the day the municipality’s sign-in service is down, requires',
        'codes, and every sign-in with it is marked in the log.',
      ].join('\n'),
      options: {
        ...common,
        name: { value: 'NAME', about: 'create: the person’s name' },
        email: { value: 'ADDRESS', about: 'create: e-mail address' },
        'break-glass': { value: '', about: 'create: make a reserve account' },
        'remove-code': { value: '', about: 'reset: remove the sign-in codes as well' },
      },
    },
    audit: {
      usage: 'verify|search|person [-]',
      about: [
        'The log of who has seen what.',
        '',
        'verify   tries that no row has been changed, removed or put in; answers 1 and names the first that is wrong',
        'search   shows rows that match (--person, --role, --kind, --from, --to, --text)',
        'person   register extract for a pupil: all that is stored, and who has seen it. The personal identity number is read from standard input',
        '         (“skolspegel audit person -”), so that it does not stay in the shell’s history',
      ].join('\n'),
      options: {
        ...common,
        head: { value: 'NO:HASH', about: 'verify: an end state that was noted earlier' },
        person: { value: 'TEXT', about: 'search: part of the name, or the account’s id' },
        role: { value: 'ROLE', about: `search: ${roles.join(', ')}` },
        kind: { value: 'KIND', about: `search: ${auditKinds.join(', ')}` },
        from: { value: 'DAY', about: 'search: from, for instance 2026-01-31' },
        to: { value: 'DAY', about: 'search: to' },
        text: { value: 'TEXT', about: 'search: part of the question' },
        limit: { value: 'N', about: 'search: at most so many rows (else 50)' },
        purpose: { value: 'PURPOSE', about: `person: ${extractPurposes.join(', ')} (else ${extractPurposes[0]})` },
        csv: { value: '', about: 'search: answer with CSV for Excel' },
      },
    },
    retention: {
      usage: '[--apply WORD] [--set CLASS --months N]',
      get about() {
        return [
          'Shows what is older than it may be kept, and removes it when that is confirmed.',
          '',
          `Without --apply nothing is changed. With “--apply ${retentionWords.confirm}” the data leave the figures, the vault, the archive and all older versions,`,
          'and it cannot be undone. The periods are changed with --set and --months.',
        ].join('\n')
      },
      options: {
        ...common,
        apply: {
          value: 'WORD',
          get about() {
            return `remove; the word is ${retentionWords.confirm}`
          },
        },
        set: { value: 'CLASS', about: `change the period of a class: ${retentionClasses.join(', ')}` },
        months: { value: 'N', about: 'months that the class is kept' },
      },
    },
    'sign-in': {
      usage: 'list | address ADDRESS | add oidc|saml | remove ID | test ID',
      about: [
        'Looks after sign-in with the municipality’s own sign-in services (OpenID Connect and SAML).',
        '',
        'add oidc needs --label, --issuer and --client-id; the secret is read from --secret-file (- is standard input), never from',
        'the command line, where others on the computer can see it. add saml needs --label and --metadata.',
      ].join('\n'),
      options: {
        ...common,
        label: { value: 'NAME', about: 'what stands on the button' },
        issuer: { value: 'ADDRESS', about: 'OpenID Connect: the issuer, https://…' },
        'client-id': { value: 'ID', about: 'OpenID Connect: the client’s id' },
        'secret-file': { value: 'FILE', about: 'OpenID Connect: a file with the client’s secret' },
        scopes: { value: 'TEXT', about: 'OpenID Connect: the scope (else “openid profile email”)' },
        host: { value: 'HOSTS', about: 'OpenID Connect: more hosts that may be asked, with commas between' },
        metadata: { value: 'FILE', about: 'SAML: the sign-in service’s metadata' },
      },
    },
  },

  start: { served: (address) => `Skolspegel is at ${address}` },
  demo: { made: (municipality, data) => `${municipality} is in ${data}.` },
  load: {
    source: 'a source',
    file: 'at least one file',
    schoolYear: 'a school year such as 2024/25',
  },
  rollback: {
    version: 'the number of the version',
    done: (generation) => `The figures now come from version ${generation}.`,
  },
  query: {
    file: 'a file with the question, or “-”',
    role: 'a role (--as head)',
    roles: (names) => `one of the roles ${names}`,
    nearRole: (near, names) => `perhaps “${near}” (the roles are ${names})`,
    group: 'a class such as 12345678:9A, 12345678:9A@2024/25 or 12345678:9A=MA+SV',
  },
  privacy: {
    files: 'at least one file with answers',
    noAnswers: 'it holds no answers',
    notJson: 'it is not JSON',
    what: { pupils: 'the number of pupils', outcome: 'the number who reached the goal', mean: 'the mean' },
    unplaced: (count) => ` ${count} figures of comparisons are not part of the trial.`,
    judged: (answers, hidden, left) => `${answers} answers, ${hidden} hidden figures tried.${left}`,
    safe: (judged) => `Safe: nothing hidden can be worked out. ${judged}`,
    leak: (leaks, judged) => `Leak: ${leaks} hidden figures can be worked out. ${judged}`,
    follows: 'follows from the open ones',
    is: (value) => `is ${value}`,
    between: (low, high) => `lies between ${low} and ${high ?? 'anything'}`,
    all: 'all',
    found: (p) => `${p.measure}, ${p.where} (version ${p.generation}): ${p.what} ${p.near}. From: ${p.from}`,
  },
  users: {
    login: 'a user name',
    email: 'an e-mail address such as name@municipality.example',
    grantFile: 'a file with access',
    closed: (login) => `The account ${login} is closed.`,
    reopened: (login) => `The account ${login} is open.`,
    invited: (login, name) =>
      `The account ${login} is waiting for a password. Give ${name} this link, after the server’s address:`,
    until: (instant) => `It is shown only now and holds until ${instant}.`,
    kinds: { local: 'local', sso: 'sign-in service', breakGlass: 'reserve' },
    none: 'There are no accounts yet.',
    states: { closed: 'closed', waiting: 'waiting for a password', open: 'open' },
    yesNo: (value) => (value ? 'yes' : 'no'),
    never: 'never',
    heading: ['User name', 'Name', 'Kind', 'State', 'Codes', 'Last signed in'],
    replaced: (given, kept, withdrawn) => `${given} were given, ${kept} stayed and ${withdrawn} were withdrawn.`,
  },
  audit: {
    head: 'NO:HASH that “audit verify” printed',
    problems: {
      gap: 'the row is missing',
      changed: 'the row has been changed or put in',
      cut: 'the row and all after it have been removed',
      headDiffers: 'the row is not the one that was written (it does not agree with store.heads.jsonl)',
      unsigned: 'rows up to this one have been removed without any retention having signed for it',
      loosePupil: 'a pupil is tied to a row that does not exist',
    },
    broken: (row, problem) => `The log does not hold. Row ${row}: ${problem}.`,
    holds: (rows) => `The log holds: ${rows} rows.`,
    anchored: (row) => `Rows up to ${row} have left by retention, and that is signed.`,
    afterHead: (rows) => `The last ${rows} rows have no end state written beside them yet.`,
    note: (sequence, hash) => `End state: ${sequence}:${hash}. Note it somewhere else, and it can be tried later with --head.`,
    heading: ['No', 'Time', 'Event', 'Name', 'Role', 'Purpose', 'About'],
    day: 'a day',
    longest: (characters) => `at most ${characters} characters`,
    number: '“-” and the personal identity number on standard input',
  },
  retention: { heading: ['Class', 'Kept for', 'Older than', 'Rows', 'Files', 'Oldest', 'Youngest'] },
  signIn: {
    provider: 'a sign-in service’s id',
    address: 'an address',
    kind: 'oidc or saml after add',
    heading: ['Id', 'Name', 'Technique', 'Redirect URI'],
  },
}
