// What a local definition says of itself, in whole sentences.

export const localTreeWords = {
  list: (items: readonly string[]): string =>
    items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} och ${items[items.length - 1]}`,
  /** a name of a subject or measure as it stands inside a sentence */
  inside: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  stageYear: (year: number) => (year === 0 ? 'förskoleklass' : `åk ${year}`),
  weighted: 'Varje ämne vägs efter sitt antal elever.',
  subjects: (names: string) => `Ämnena ${names}.`,
  schools: (names: string) => `Skolorna ${names}, räknade som en.`,
  mean: (names: string) => `Genomsnittlig betygspoäng i ${names}. F räknas som 0, streck räknas inte.`,
  share: (least: string, names: string | null) =>
    `Andelen elever med ${least === 'A' ? 'betyget A' : `betyget ${least} eller högre`} bland dem som har A–F eller streck i ${names ?? 'ämnet'}.`,
  count: (stageYears: string) => `Antalet elever i ${stageYears} på mätdagen.`,
  part: (measure: string, weight: number, total: number) => `${measure} (vikt ${weight} av ${total})`,
  index: (parts: string) =>
    `Ett index från 0 till 100 av ${parts}. Varje mått räknas om till sin egen skala, där 0 är det lägsta och 100 det högsta möjliga.`,
  populations: {
    mean: (names: string) => `Elever i åk 9 med slutbetyget A–F i ${names}, på skolan den 15 maj.`,
    share: 'Elever i åk 9 med slutbetyget A–F eller streck i ämnena, på skolan den 15 maj.',
  },
}
