import type { Measure } from '../../semantics/index.ts'
import { ruleVersion } from '../rules/index.ts'
import { planning, qualityWork } from './grounds.ts'

type Words = Pick<
  Measure['describe'],
  'name' | 'label' | 'short' | 'definition' | 'population' | 'source' | 'purpose' | 'legalGround' | 'perStage'
>

const finalGrades: Measure['describe']['defaults'] = { stageYear: ['9'], term: ['VT'] }
const regulation = 'Gymnasieförordningen (2010:2039) 7 kap. och Skolverkets definition, beräknat på skolornas egna betygsfiler.'
const eligibility =
  'Skollagen (2010:800) 16 kap., gymnasieförordningen (2010:2039) 7 kap. och Skolverkets definition, beräknat på skolornas egna betygsfiler.'
const statistics = 'Skolverkets definition i den officiella statistiken, beräknad på skolornas egna betygsfiler.'
const everyone = 'Elever i åk 9 som har fått eller skulle ha fått slutbetyg, på skolan den 15 maj.'

/** Grade points are multiples of it, so sums of them are too. */
const gradeStep = 2.5

/** Mean of a column over the rows that have it; the squares are for the interval. */
function mean(words: Words, fact: string, column: string, most: number, apart: number, requires: readonly string[]): Measure {
  return {
    describe: {
      ...words,
      kind: 'mean',
      unit: 'points',
      range: [0, most],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    kind: 'mean',
    fact,
    numerator: column,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    squares: `${column} * ${column}`,
    rounding: { grain: gradeStep, apart },
    stageYears: null,
    requires,
  }
}

/** Share of the rows that have a yes or no in the column; a row without either belongs to another stage year. */
function share(
  words: Words,
  fact: string,
  column: string,
  stageYears: readonly number[] | null,
  requires: readonly string[],
): Measure {
  return {
    describe: {
      ...words,
      kind: 'share',
      unit: 'share',
      range: [0, 1],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    kind: 'share',
    fact,
    numerator: `case when ${column} then 1 else 0 end`,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    squares: null,
    rounding: null,
    stageYears,
    requires,
  }
}

const pupils: Measure = {
  describe: {
    name: 'pupils',
    label: 'Antal elever',
    short: 'Elever',
    kind: 'count',
    unit: 'pupils',
    range: null,
    direction: 'neither',
    rule: ruleVersion,
    defaults: { term: ['HT'] },
    definition:
      'Antalet elever som är inskrivna på skolan på mätdagen. Mätdagen är den 15 oktober på höstterminen och den 15 maj på vårterminen.',
    population: 'Elever som är inskrivna på skolan den 15 oktober, om inget annat sägs.',
    source: 'Skolornas elevregister.',
    ...planning,
  },
  kind: 'count',
  fact: 'pupils',
  numerator: '1',
  denominator: '1',
  squares: null,
  rounding: null,
  stageYears: null,
  requires: [],
}

const results: readonly Measure[] = [
  mean(
    {
      name: 'meritValue',
      label: 'Genomsnittligt meritvärde',
      short: 'Meritvärde',
      definition:
        'En elevs meritvärde är summan av de 16 bästa betygen (A 20, B 17,5, C 15, D 12,5, E 10 och F 0 poäng). Ett godkänt betyg i moderna språk som språkval läggs till som ett sjuttonde. Genomsnittet är elevernas sammanlagda meritvärden delat med antalet elever som har minst ett godkänt betyg (A–E).',
      population: 'Elever i åk 9 med slutbetyg och minst ett godkänt betyg, på skolan den 15 maj.',
      source: regulation,
      perStage: true,
      ...qualityWork,
    },
    'results',
    'merit_value',
    340,
    60,
    [],
  ),
  share(
    {
      name: 'eligibleVocational',
      label: 'Behöriga till yrkesprogram',
      short: 'Behöriga yrkesprogram',
      definition:
        'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik och minst fem andra ämnen.',
      population: everyone,
      source: eligibility,
      ...qualityWork,
    },
    'results',
    'eligible_vocational',
    [9],
    [],
  ),
  share(
    {
      name: 'eligibleArts',
      label: 'Behöriga till estetiska programmet',
      short: 'Behöriga estetiska',
      definition:
        'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik och minst nio andra ämnen.',
      population: everyone,
      source: eligibility,
      ...qualityWork,
    },
    'results',
    'eligible_arts',
    [9],
    [],
  ),
  share(
    {
      name: 'eligibleEconomicsHumanitiesSocial',
      label: 'Behöriga till ekonomi-, humanistiska och samhällsvetenskapsprogrammen',
      short: 'Behöriga EK, HU och SA',
      definition:
        'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik, geografi, historia, religionskunskap, samhällskunskap och minst fem andra ämnen.',
      population: everyone,
      source: eligibility,
      ...qualityWork,
    },
    'results',
    'eligible_economics',
    [9],
    [],
  ),
  share(
    {
      name: 'eligibleScienceTechnology',
      label: 'Behöriga till naturvetenskaps- och teknikprogrammen',
      short: 'Behöriga NA och TE',
      definition:
        'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik, biologi, fysik, kemi och minst sex andra ämnen.',
      population: everyone,
      source: eligibility,
      ...qualityWork,
    },
    'results',
    'eligible_science',
    [9],
    [],
  ),
  share(
    {
      name: 'passedAllSubjects',
      label: 'Godkända i alla ämnen',
      short: 'Godkända i alla ämnen',
      definition:
        'Andelen elever med godkänt betyg (A–E) i alla ämnen som ingår i elevens utbildning. F, streck och ämnen som inte lästs på grund av anpassad studiegång räknas som inte godkända. I åk 6 gäller måttet de ämnen som eleven har läst.',
      population: `${everyone} I åk 6: elever med terminsbetyg på vårterminen.`,
      source: statistics,
      ...qualityWork,
    },
    'results',
    'passed_all',
    [6, 9],
    [],
  ),
]

const grades: readonly Measure[] = [
  mean(
    {
      name: 'gradePoints',
      label: 'Genomsnittlig betygspoäng i ämnet',
      short: 'Betygspoäng',
      definition:
        'Genomsnittet av elevernas betyg i ämnet (A 20, B 17,5, C 15, D 12,5, E 10 och F 0 poäng). F räknas med, streck gör det inte. Svenska och svenska som andraspråk är två olika ämnen här.',
      population: 'Elever i åk 9 med slutbetyget A–F i ämnet, på skolan den 15 maj.',
      source: statistics,
      ...qualityWork,
    },
    'grades',
    'points',
    20,
    4,
    ['subject'],
  ),
  share(
    {
      name: 'passedSubject',
      label: 'Godkända i ämnet',
      short: 'Godkända i ämnet',
      definition:
        'Andelen elever med godkänt betyg (A–E) i ämnet bland dem som har A–F eller streck. Svenska och svenska som andraspråk är två olika ämnen här.',
      population: 'Elever i åk 9 med slutbetyget A–F eller streck i ämnet, på skolan den 15 maj.',
      source: statistics,
      ...qualityWork,
    },
    'grades',
    'passed',
    null,
    ['subject'],
  ),
]

/** Every measure, in the order a catalogue shows them. Definitions with their sources: docs/measures.md. */
export const measures: readonly Measure[] = [pupils, ...results, ...grades]
