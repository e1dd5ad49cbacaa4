// What the server says besides: on the console, of devices, and of grants that it gives itself.

export const serverWords = {
  thisPage: 'den här sidan',
  /** where a body is wrong: all of it */
  start: 'början',
  roster: 'elevregistret',
  /** what is written into the store in Swedish, whoever is spoken to, and told anew when it is read (stored.ts) */
  stored: {
    firstCoordinator: 'Första samordnaren',
    duty: 'Tjänst i elevregistret',
    notInFile: 'Står inte i den senaste filen',
    notClaimed: 'Saknades vid inloggningen',
    unknownBrowser: 'Okänd webbläsare',
    claim: (claim: string, pattern: string) => `${claim} är ${pattern}`,
    device: (browser: string, system: string) => `${browser} på ${system}`,
  },
  firstStart: [
    'Här finns ingen samordnare ännu. Gör det första kontot på',
    'med engångskoden',
    'Den visas bara här, gäller tills den är använd och byts vid varje start.',
  ],
  makingUp: 'Hittar på en kommun …',
  loading: (files: number, source: string) => `Läser in ${files} filer: ${source} …`,
  exports: {
    answers: (megabytes: number) => `svaren är större än ${megabytes} MB`,
    memory: (megabytes: number) => `den kräver mer än ${megabytes} MB minne`,
    figures: (figures: number, most: number) => `den har ${figures} siffror, högst ${most} går`,
    rows: (rows: number, most: number) => `den har ${rows} rader, högst ${most} går att skriva ut`,
    question: (name: string) => `”${name}”`,
  },
}
