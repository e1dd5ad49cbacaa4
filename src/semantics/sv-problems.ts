// What is wrong with a question, within the sentences of the faults. Names in it (`where`, `by`) are the query language's own.

export const queryProblems = {
  noAreas: 'Publicerade jämförelsetal (area)',
  noStart: (dimension: string) =>
    `jämförelsen behöver något att utgå från; dela upp på ${dimension} eller välj ${dimension} i where`,
  poolOfSeveral: (dimension: string) =>
    `snittet av tidigare år gäller ett i taget; dela upp på ${dimension} i frågan och dess summor, eller välj ett i where`,
  sameGroup: 'a och b är samma grupp; välj två olika',
  backwards: (from: string, to: string) => `”${from}” kommer efter ”${to}”; byt plats på from och to`,
  noOrder: (dimension: string) =>
    `indelningen ${dimension} har ingen ordning, så from, to och last går inte att använda; ange medlemmarna med in`,
  twice: (name: string) => `”${name}” står två gånger`,
  notInBy: (name: string) => `”${name}” måste också stå i by`,
  tooManyGroups: (found: number, most: number) => `frågan gäller ${found} grupper på en gång, högst ${most} går`,
  gapOfGroups:
    'en skillnad kan inte vara mellan två egna grupper, för de kan ha medlemmar gemensamt; dela upp på grupperna i stället',
  notBoth: (one: string, other: string) => `${one} och ${other} går inte att använda på samma gång; välj det ena`,
  cohort: {
    dimensions: { schoolYear: 'läsår', stageYear: 'årskurs', term: 'termin' },
    split: 'de följs till ett läsår i taget',
    splitInstead: 'Välj läsår eller årskurs i where i stället för att dela upp på dem.',
    others: (id: string) => `jämförelsen ${id} gäller andra elever`,
    othersInstead: 'Fråga efter den för sig, utan cohort.',
    amounts: (measure: string) => `måttet ${measure} räknar minuter, inte elever`,
    amountsInstead: 'Fråga efter det för sig, utan cohort.',
    nobodys: 'svaren i en enkät är ingens, så ingen går att följa i dem',
    nobodysInstead: 'Fråga utan cohort, eller efter ett annat mått.',
    noTerm: 'frågan säger ingen termin',
    noTermInstead: 'Välj en termin i where.',
    noTarget: 'frågan säger inte hur långt',
    noTargetInstead: 'Välj ett läsår eller en årskurs att följa dem till.',
    disagree: (stage: number, schoolYear: string, target: number) =>
      `årskurs ${stage} läsåret ${schoolYear} är inte årskurs ${target} det läsår som frågan gäller`,
    disagreeInstead: 'Ta bort ett av villkoren, så följer det av det andra.',
    ownYear: 'det är gruppens eget läsår',
    ownYearInstead: 'Välj ett annat läsår, eller fråga utan cohort.',
    notOne: (dimension: string) => `de följs till ett läsår i taget, och frågan gäller inte precis ett av ${dimension}`,
    notOneInstead: (dimension: string) => `Välj ett ${dimension} i where.`,
    noStage: (stage: number) => `årskurs ${stage} finns inte`,
    noStageInstead: 'Välj ett läsår som ligger närmare.',
    unknown: (stage: string, schoolYear: string) =>
      `det finns ingen uppgift om vilka som gick i årskurs ${stage} läsåret ${schoolYear}`,
    noYear: (stage: number) => `det finns inga uppgifter från läsåret då de gick i årskurs ${stage}`,
    unknownInstead: 'Välj ett annat läsår, eller läs in betygen och elevregistret för det.',
    addedUp: 'de två tillfällena läggs aldrig ihop',
    addedUpInstead: (dimension: string) => `Ta med ${dimension} i varje total.`,
  },
}
