// The same pupils at two times, in words.
const stage = (stageYear: number): string => (stageYear === 0 ? 'förskoleklass' : `årskurs ${stageYear}`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const cohort = {
  kept: (pupils: string) => `${pupils} var med båda gångerna`,
  joined: (pupils: string) => `${pupils} har kommit till`,
  left: (pupils: string) => `${pupils} är inte kvar`,
  few: 'färre än tio',
  about: (pupils: string) => `cirka ${pupils}`,
  counted: (parts: string) => `Samma elever: ${parts}.`,
  others: 'Övriga antal visas inte, för då skulle de få kunna räknas ut.',
  untold: 'Hur många elever som var med båda gångerna, har kommit till eller inte är kvar visas inte.',

  /** stage year and school year where it is known: `årskurs 6 läsåret 2021/22` */
  time: (stageYear: number, schoolYear: string | null) =>
    `${stage(stageYear)}${schoolYear === null ? '' : ` läsåret ${schoolYear}`}`,
  stayed: (pupils: string, from: string, to: string) => `${capital(pupils)} elever gick här både i ${from} och i ${to}.`,
  nobodyStayed: (from: string, to: string) => `Ingen elev gick här både i ${from} och i ${to}.`,
  followed: (from: string, to: string) => `Här visas de som gick både i ${from} och i ${to}.`,
  came: (pupils: string) => `${pupils} har kommit till`,
  nobodyCame: 'ingen har kommit till',
  gone: (pupils: string) => `${pupils} är inte kvar`,
  everybodyStays: 'ingen har slutat',
  moves: (parts: readonly string[]) => `${capital(parts.join(' och '))}.`,
  oneTime: 'Det finns bara siffror för det ena tillfället.',
  gap: (at: string, above: string, distance: string, below: string) => `i ${at} låg ${above} ${distance} över ${below}`,
  even: (at: string, one: string, other: string) => `i ${at} låg ${one} och ${other} lika`,
  gapNow: (at: string, distance: string) => `i ${at} är det ${distance}`,
  evenNow: (at: string) => `i ${at} ligger de lika`,
  turned: (at: string, distance: string, above: string, below: string) => `i ${at} ligger ${above} ${distance} över ${below}`,
  chance: ' (kan vara slump)',
  thenAndNow: (then: string, now: string) => `${capital(then)}, ${now}.`,
  unlike: 'Nivåerna går inte att jämföra rakt av: måttet summerar de ämnen som varje årskurs har.',

  titled: (title: string) => `${title}, samma elever`,
  option: (time: string) => `Samma elever i ${time}`,
  optionAbout: 'Bara de som var med båda gångerna, då och nu.',
  chip: (stageYear: number) => `samma elever i ${stage(stageYear).replace('årskurs', 'åk')}`,
  lead: (stageYear: number) => `samma elever som i ${stage(stageYear)}`,
  begins: (time: string, later: boolean) => `Nu följs samma elever ${later ? 'till' : 'från'} ${time}.`,
  follow: (stageYear: number, later: boolean) => `Följ samma elever ${later ? 'till' : 'från'} ${stage(stageYear)}`,
  stop: 'Sluta följa samma elever',
  stopped: 'Nu visas alla elever.',
  closedTitle: 'Följ samma elever på ett annat sätt',
  takeWhole: 'Följ dem i hela kommunen',
  takeOwn: 'Följ dem på de egna enheterna',
  take: (time: string, later: boolean) => `Följ dem ${later ? 'till' : 'från'} ${time}`,
  fact: 'Samma elever',
  factOf: (time: string) => `som i ${time}`,
} as const
