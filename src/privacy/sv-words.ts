// What the door says besides the figures: what is refused and what to ask instead, within the sentences of the faults.

export const privacyWords = {
  /** of few whose list the reader holds */
  heads: (some: number, of: number) => `${some} av ${of}`,
  /** a number of pupils in tens */
  about: (count: string) => `cirka ${count}`,
  /** a year that is older than all that is known */
  before: (schoolYear: string) => `Före ${schoolYear}`,
  /** a label as it stands inside a sentence */
  inside: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  what: {
    classes: 'siffror per klass',
    classesElsewhere: (id: string) => `klasser på en annan skola (${id})`,
    operators: 'siffror per huvudman',
    otherSchool: (id: string) => `en annan skola (${id})`,
    otherClasses: (id: string) => `andra klasser än de egna (${id})`,
    otherSubjects: (group: string, subjects: string) => `det som frågan gäller i ${group} (uppdraget gäller ${subjects})`,
    otherYears: (group: string, schoolYears: string) => `${group} läsåret ${schoolYears}`,
    lists: 'elevlistor',
    list: (group: string, schoolYear: string) => `elevlistan för ${group} läsåret ${schoolYear}`,
    extract: 'registerutdrag',
  },
  instead: {
    class: 'Fråga om hela skolan, eller dela klassen på kön.',
    school: 'Fråga om hela kommunen, eller om en uppgift i taget.',
    fewer: 'Ta bort en av dem.',
  },
  cohort: {
    years: 'måtten gäller olika läsår',
    yearsInstead: 'Välj läsåret med in i where.',
    stages: 'hela kommunens elever följs över tre läsår',
    stagesInstead: 'Fråga till exempel om åk 9 och de som gick i åk 6, eller om åk 6 och de som gick i åk 3.',
    gap: (id: string) => `skillnaden ${id} är inte mellan könen`,
    gapInstead: 'Fråga efter skillnaden mellan flickor och pojkar.',
    outside: (dimension: string) => `utanför den egna enheten visas de bara för hela kommunen, inte efter ${dimension}`,
    outsideInstead: 'Fråga om hela kommunen; det går att dela upp på kön och ämne.',
    own: 'du följer elever på de egna enheterna',
    ownClassInstead: 'Välj en egen klass, eller dela upp på klass.',
    ownUnitInstead: 'Välj en egen skola eller klass, eller dela upp på dem.',
    split: (dimension: string) => `de går inte att dela upp efter ${dimension}`,
    splitInstead: 'Det går att dela upp på klass, kön och ämne.',
    foreign: (id: string) => `${id} är ingen egen enhet`,
    foreignInstead: 'Välj en egen skola eller klass.',
  },
}
