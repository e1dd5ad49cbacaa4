// The same pupils at two times, in words.
export const cohort = {
  kept: (pupils: string) => `${pupils} var med båda gångerna`,
  joined: (pupils: string) => `${pupils} har kommit till`,
  left: (pupils: string) => `${pupils} är inte kvar`,
  few: 'färre än tio',
  about: (pupils: string) => `cirka ${pupils}`,
  counted: (parts: string) => `Samma elever: ${parts}.`,
  others: 'Övriga antal visas inte, för då skulle de få kunna räknas ut.',
  untold: 'Hur många elever som var med båda gångerna, har kommit till eller inte är kvar visas inte.',
} as const
