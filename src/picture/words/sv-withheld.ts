// The Swedish words of a figure that is kept back: why, and the wider grouping that would show it.

export const withheld = {
  /** what a mark in the table says to a screen reader; `told` names its state */
  mark: (who: string, told: string) => `${who}: ${told}. Visa varför.`,
  pupils: (who: string) => `${who}, antal elever`,
  difference: (who: string) => `${who}, skillnad`,
  nearlyAll: 'Alla utom en till fyra elever. Exakt hur många visas inte, för att ingen av dem ska kunna pekas ut.',
  eitherHidden: 'Skillnaden visas inte när någon av de två siffrorna är dold.',
  show: (what: string) => `Visa ${what}`,
  shown: (what: string) => `Nu visas ${what}.`,
  press: (what: string) => `Tryck för att visa ${what}`,
  none: 'Det finns ingen bredare grupp att visa i stället.',
  close: 'Stäng',
  hint: 'Tryck på tecknet för att se varför, och vilken bredare grupp som kan visas.',

  /** the wider grouping itself: `flickor och pojkar tillsammans på Ekskolan`, `hela kommunen` */
  group: (people: string | null, stages: string | null, place: { readonly in: string; readonly whole: string }) =>
    people === null && stages === null ? place.whole : [people, stages, place.in].filter((part) => part !== null).join(' '),
  sexes: { female: 'flickor', male: 'pojkar', unknown: 'elever med okänt kön' } as Readonly<Record<string, string>>,
  bothSexes: 'flickor och pojkar',
  everybody: 'alla elever',
  pupilsOnly: 'elever',
  together: 'tillsammans',
  backgrounds: {
    swedish: 'med svensk bakgrund',
    foreign: 'med utländsk bakgrund',
    newlyArrived: 'som är nyinvandrade',
    unknown: 'med okänd bakgrund',
  } as Readonly<Record<string, string>>,
  anyBackground: 'oavsett bakgrund',
  allStageYears: 'i alla årskurser',
  stageYearsWhole: 'alla årskurser',
  class: (name: string) => ({ in: `i ${name}`, whole: `hela ${name}` }),
  school: (name: string, all: boolean) => ({ in: all ? `på hela ${name}` : `på ${name}`, whole: `hela ${name}` }),
  operators: {
    municipal: { in: 'i kommunala skolor', whole: 'alla kommunala skolor' },
    independent: { in: 'i enskilda skolor', whole: 'alla enskilda skolor' },
    unknown: { in: 'i skolor med okänd huvudman', whole: 'alla skolor med okänd huvudman' },
  } as Readonly<Record<string, { readonly in: string; readonly whole: string }>>,
  municipality: { in: 'i hela kommunen', whole: 'hela kommunen' },
}
