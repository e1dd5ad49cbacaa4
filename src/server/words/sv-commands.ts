// The command line in words: what each command is for, its options, and what it answers. Names of commands, acts and options are the same in
// every language.
import { auditKinds, extractPurposes, retentionClasses, roles } from '../../contract/index.ts'
import { retentionWords } from '../../picture/index.ts'

/** `value`: what stands for the option's value in the help; '' when it takes none. */
const common = {
  data: { value: 'MAPP', about: 'datamappen (annars SKOLSPEGEL_DATA, annars ./data)' },
  json: { value: '', about: 'svara med JSON, för program' },
  help: { value: '', about: 'visa den här hjälpen' },
}

export const commandWords = {
  options: 'Val:',
  list: 'skolspegel KOMMANDO [val]',
  more: 'skolspegel KOMMANDO --help berättar mer.',
  withoutValue: 'det utan värde',
  valueAfter: (value: string, option: string) => `${value} efter --${option}`,
  wholeNumber: 'ett heltal från 1',
  oneOf: (names: string) => `ett av orden ${names}`,
  port: 'ett tal från 0 till 65535',
  absent: 'den finns inte',
  unopened: 'den går inte att öppna',
  unreadable: 'den finns inte eller får inte läsas',
  help: {
    start: {
      usage: '',
      about: 'Startar Skolspegel. I en tom datamapp skapas demokommunen först.',
      options: {
        ...common,
        port: { value: 'PORT', about: 'porten (annars PORT, annars 4080)' },
        host: { value: 'ADRESS', about: 'adressen att lyssna på (annars SKOLSPEGEL_HOST, annars bara den här datorn)' },
        'no-demo': { value: '', about: 'skapa inte demokommunen i en tom mapp' },
      },
    },
    demo: {
      usage: '',
      about: 'Hittar på en kommun och läser in den i en tom datamapp.',
      options: common,
    },
    sources: { usage: '', about: 'Visar vilka källor som går att läsa in.', options: common },
    load: {
      usage: 'KÄLLA FIL…',
      about: [
        'Läser in filer från en källa.',
        '',
        'Svarar 0 när uppgifterna är publicerade (eller redan var det), 1 när en kontroll stoppade dem – då är ingenting ändrat –',
        'och 2 när kommandot är fel skrivet. Kör ”skolspegel sources” för en lista över källor.',
      ].join('\n'),
      options: {
        ...common,
        'school-year': { value: 'LÄSÅR', about: 'läsåret, till exempel 2024/25, när filen inte säger det' },
      },
    },
    loads: { usage: '', about: 'Visar vad som har lästs in, stoppats och publicerats.', options: common },
    rejects: {
      usage: '',
      about: 'Visar rader som hölls tillbaka, med rad, kolumn och skäl. Det som kan peka ut någon är maskerat.',
      options: { ...common, load: { value: 'N', about: 'bara inläsning N (annars alla)' } },
    },
    rollback: {
      usage: 'VERSION',
      about: 'Går tillbaka till en tidigare version av uppgifterna. De fem senaste finns kvar; se ”skolspegel loads”.',
      options: common,
    },
    query: {
      usage: 'FIL|- --as ROLL[:SKOLENHET,…]',
      about: [
        'Ställer en fråga och visar svaret som en tabell.',
        '',
        'Frågan är JSON i en fil, eller på standard in med ”-”: {"measures": ["meritValue"], "by": ["school", "sex"]}.',
        'Rollen avgör vad som får synas: head, analyst, principal:12345678, teacher:12345678:9A, board. Frågan skrivs i loggen som ställd av systemet.',
      ].join('\n'),
      options: {
        ...common,
        as: { value: 'ROLL', about: 'rollen som frågar, för rektor med skolenhetskod: principal:12345678' },
        csv: { value: '', about: 'svara med CSV för Excel' },
      },
    },
    privacy: {
      usage: 'record|audit FIL…',
      about: [
        'Dataskydd: registerförteckningen, och en prövning av sparade svar.',
        '',
        'record  skriver registerförteckningen (artikel 30) ur måttkatalogen, som Markdown eller JSON',
        'audit   prövar om något dolt går att räkna ut ur sparade svar (”query --json”, gärna flera i en lista, eller som',
        '        {"query": …, "answer": …} så att frågornas villkor är kända); svarar 1 och nämner läckan, annars ”säker”',
      ].join('\n'),
      options: common,
    },
    users: {
      usage: 'list | create ANVÄNDARNAMN | reset … | close … | reopen … | grant FIL',
      about: [
        'Visar och sköter konton.',
        '',
        'grant läser behörigheter ur en CSV-fil (Konto;Roll;Skolenhetskod;Klass;Ämnen;Gäller från;Gäller till;Skäl). Filen är allt som',
        'ges genom fil: det som stod i den förra och inte i den här återkallas.',
        '',
        'create och reset svarar med en länk, som visas en gång och gäller i tre dygn; med den väljer personen sitt lösenord.',
        'Ett reservkonto (--break-glass) kan bara göras här: det är för den dag då kommunens inloggningstjänst är nere, kräver',
        'koder, och varje inloggning med det märks ut i loggen.',
      ].join('\n'),
      options: {
        ...common,
        name: { value: 'NAMN', about: 'create: personens namn' },
        email: { value: 'ADRESS', about: 'create: e-postadress' },
        'break-glass': { value: '', about: 'create: gör ett reservkonto' },
        'remove-code': { value: '', about: 'reset: ta bort inloggningskoderna också' },
      },
    },
    audit: {
      usage: 'verify|search|person [-]',
      about: [
        'Loggen över vem som har sett vad.',
        '',
        'verify   prövar att ingen rad har ändrats, tagits bort eller skjutits in; svarar 1 och nämner den första som är fel',
        'search   visar rader som passar (--person, --role, --kind, --from, --to, --text)',
        'person   registerutdrag för en elev: allt som är sparat, och vem som har sett det. Personnumret läses från standard in',
        '         (”skolspegel audit person -”), så att det inte blir kvar i skalets historik',
      ].join('\n'),
      options: {
        ...common,
        head: { value: 'NR:HASH', about: 'verify: ett ändläge som har skrivits upp tidigare' },
        person: { value: 'TEXT', about: 'search: del av namnet, eller kontots id' },
        role: { value: 'ROLL', about: `search: ${roles.join(', ')}` },
        kind: { value: 'SLAG', about: `search: ${auditKinds.join(', ')}` },
        from: { value: 'DAG', about: 'search: från och med, till exempel 2026-01-31' },
        to: { value: 'DAG', about: 'search: till och med' },
        text: { value: 'TEXT', about: 'search: del av frågan' },
        limit: { value: 'N', about: 'search: högst så många rader (annars 50)' },
        purpose: { value: 'ÄNDAMÅL', about: `person: ${extractPurposes.join(', ')} (annars ${extractPurposes[0]})` },
        csv: { value: '', about: 'search: svara med CSV för Excel' },
      },
    },
    retention: {
      usage: '[--apply ORD] [--set KLASS --months N]',
      get about() {
        return [
          'Visar vad som är äldre än det får sparas, och gallrar det när det bekräftas.',
          '',
          `Utan --apply ändras ingenting. Med ”--apply ${retentionWords.confirm}” lämnar uppgifterna siffrorna, valvet, arkivet och alla äldre versioner,`,
          'och det går inte att ångra. Tiderna ändras med --set och --months.',
        ].join('\n')
      },
      options: {
        ...common,
        apply: {
          value: 'ORD',
          get about() {
            return `gallra; ordet är ${retentionWords.confirm}`
          },
        },
        set: { value: 'KLASS', about: `ändra tiden för en klass: ${retentionClasses.join(', ')}` },
        months: { value: 'N', about: 'månader som klassen sparas' },
      },
    },
    'sign-in': {
      usage: 'list | address ADRESS | add oidc|saml | remove ID | test ID',
      about: [
        'Sköter inloggning med kommunens egna inloggningstjänster (OpenID Connect och SAML).',
        '',
        'add oidc behöver --label, --issuer och --client-id; hemligheten läses ur --secret-file (- är standard in), aldrig från',
        'kommandoraden, där andra på datorn kan se den. add saml behöver --label och --metadata.',
      ].join('\n'),
      options: {
        ...common,
        label: { value: 'NAMN', about: 'vad som står på knappen' },
        issuer: { value: 'ADRESS', about: 'OpenID Connect: utfärdaren, https://…' },
        'client-id': { value: 'ID', about: 'OpenID Connect: klientens id' },
        'secret-file': { value: 'FIL', about: 'OpenID Connect: fil med klientens hemlighet' },
        scopes: { value: 'TEXT', about: 'OpenID Connect: omfattning (annars ”openid profile email”)' },
        host: { value: 'VÄRDAR', about: 'OpenID Connect: fler värdar som får frågas, med komma emellan' },
        metadata: { value: 'FIL', about: 'SAML: inloggningstjänstens metadata' },
      },
    },
  },

  start: { served: (address: string) => `Skolspegel finns på ${address}` },
  demo: { made: (municipality: string, data: string) => `${municipality} finns i ${data}.` },
  load: {
    source: 'en källa',
    file: 'minst en fil',
    schoolYear: 'ett läsår som 2024/25',
  },
  rollback: {
    version: 'versionens nummer',
    done: (generation: number) => `Siffrorna kommer nu från version ${generation}.`,
  },
  query: {
    file: 'en fil med frågan, eller ”-”',
    role: 'en roll (--as head)',
    roles: (names: string) => `en av rollerna ${names}`,
    nearRole: (near: string, names: string) => `kanske ”${near}” (rollerna är ${names})`,
    group: 'en klass som 12345678:9A, 12345678:9A@2024/25 eller 12345678:9A=MA+SV',
  },
  privacy: {
    files: 'minst en fil med svar',
    noAnswers: 'den innehåller inga svar',
    notJson: 'den är inte JSON',
    what: { pupils: 'antalet elever', outcome: 'antalet som nådde målet', mean: 'medelvärdet' },
    unplaced: (count: number) => ` ${count} jämförelsesiffror ingår inte i prövningen.`,
    judged: (answers: number, hidden: number, left: string) => `${answers} svar, ${hidden} dolda uppgifter prövade.${left}`,
    safe: (judged: string) => `Säker: inget dolt går att räkna ut. ${judged}`,
    leak: (leaks: number, judged: string) => `Läcka: ${leaks} dolda uppgifter går att räkna ut. ${judged}`,
    follows: 'följer av de öppna',
    is: (value: number) => `är ${value}`,
    between: (low: number, high: number | null) => `ligger mellan ${low} och ${high ?? 'vad som helst'}`,
    all: 'alla',
    found: (p: { measure: string; where: string; generation: number; what: string; near: string; from: string }) =>
      `${p.measure}, ${p.where} (version ${p.generation}): ${p.what} ${p.near}. Ur: ${p.from}`,
  },
  users: {
    login: 'ett användarnamn',
    email: 'en e-postadress som namn@kommunen.se',
    grantFile: 'en fil med behörigheter',
    closed: (login: string) => `Kontot ${login} är stängt.`,
    reopened: (login: string) => `Kontot ${login} är öppet.`,
    invited: (login: string, name: string) =>
      `Kontot ${login} väntar på ett lösenord. Ge ${name} den här länken, efter serverns adress:`,
    until: (instant: string) => `Den visas bara nu och gäller till ${instant}.`,
    kinds: { local: 'lokalt', sso: 'inloggningstjänst', breakGlass: 'reserv' },
    none: 'Det finns inga konton ännu.',
    states: { closed: 'stängt', waiting: 'väntar på lösenord', open: 'öppet' },
    yesNo: (value: boolean) => (value ? 'ja' : 'nej'),
    never: 'aldrig',
    heading: ['Användarnamn', 'Namn', 'Slag', 'Läge', 'Koder', 'Senast inloggad'],
    replaced: (given: number, kept: number, withdrawn: number) =>
      `${given} behörigheter gavs, ${kept} stod kvar och ${withdrawn} återkallades.`,
  },
  audit: {
    head: 'NR:HASH som ”audit verify” skrev ut',
    problems: {
      gap: 'raden saknas',
      changed: 'raden har ändrats eller skjutits in',
      cut: 'raden och alla efter den har tagits bort',
      headDiffers: 'raden är inte den som skrevs (den stämmer inte med store.heads.jsonl)',
      unsigned: 'rader till och med denna har tagits bort utan att någon gallring har skrivit under det',
      loosePupil: 'en elev är knuten till en rad som inte finns',
    },
    broken: (row: number, problem: string) => `Loggen håller inte. Rad ${row}: ${problem}.`,
    holds: (rows: number) => `Loggen håller: ${rows} rader.`,
    anchored: (row: number) => `Rader till och med ${row} har gallrats, och gallringen är underskriven.`,
    afterHead: (rows: number) => `De ${rows} sista raderna har inget ändläge skrivet bredvid sig ännu.`,
    note: (sequence: number, hash: string) =>
      `Ändläge: ${sequence}:${hash}. Skriv upp det någon annanstans, så kan det prövas senare med --head.`,
    heading: ['Nr', 'Tid', 'Händelse', 'Namn', 'Roll', 'Ändamål', 'Gäller'],
    day: 'en dag',
    longest: (characters: number) => `högst ${characters} tecken`,
    number: '”-” och personnumret på standard in',
  },
  retention: { heading: ['Klass', 'Sparas i', 'Äldre än', 'Rader', 'Filer', 'Äldst', 'Yngst'] },
  signIn: {
    provider: 'en inloggningstjänsts id',
    address: 'en adress',
    kind: 'oidc eller saml efter add',
    heading: ['Id', 'Namn', 'Teknik', 'Återvändsadress'],
  },
}
