// What the measures are called, how they are calculated and who is counted, and why they may be worked out. docs/measures.md tells of the sources.

const regulation = 'Gymnasieförordningen (2010:2039) 7 kap. och Skolverkets definition, beräknat på skolornas egna betygsfiler.'
const eligibility =
  'Skollagen (2010:800) 16 kap., gymnasieförordningen (2010:2039) 7 kap. och Skolverkets definition, beräknat på skolornas egna betygsfiler.'
const statistics = 'Skolverkets definition i den officiella statistiken, beräknad på skolornas egna betygsfiler.'
const tests = 'Skolverkets definition i den officiella statistiken om nationella prov, beräknad på skolornas egna provresultat.'
const attendance = 'Skolornas egen frånvaroregistrering, lektion för lektion.'
const everyone = 'Elever i åk 9 som har fått eller skulle ha fått slutbetyg, på skolan den 15 maj.'

const surveys = 'Skolverkets definition i Skolenkäten, beräknad på svaren i kommunens egna enkäter.'

/** The grounds of processing, as the record of processing prints them (GDPR art. 30). */
const publicTask =
  'Uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen, fastställd i skollagen (2010:800) 4 kap. 3–4 §§ (systematiskt kvalitetsarbete hos huvudman och skolenhet) och 26 a kap.'
const sensitive =
  'I den mån migrationsbakgrund, modersmål eller svenska som andraspråk indirekt kan visa etniskt ursprung: artikel 9.2 g, med lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning 3 kap. 3 § första stycket 3.'

/** Results of pupils: followed up and developed by the organiser and the school unit. */
const qualityWork = {
  purpose:
    'Att följa upp och utveckla utbildningen hos huvudmannen och på skolenheten: resultat mot de nationella målen, likvärdighet mellan skolor och grupper, och vilka insatser som behövs.',
  legalGround: `${publicTask} ${sensitive}`,
}

/** What pupils and guardians think: answers of nobody's, since they are given without a name. */
const qualityWorkBySurvey = {
  purpose:
    'Att följa upp och utveckla utbildningen hos huvudmannen och på skolenheten efter vad elever och vårdnadshavare tycker om undervisning, trygghet och trivsel.',
  legalGround: `${publicTask} Svaren lämnas utan namn och kan inte kopplas till någon.`,
}

/** How many pupils there are: what resources and places are planned by. */
const planning = {
  purpose: 'Att planera utbildningen och fördela resurser efter antalet elever, och att veta vilka elever resultaten gäller.',
  legalGround: `${publicTask} Resurser fördelas enligt skollagen 2 kap. 8 b §. ${sensitive}`,
}

/** Absence is followed up so that pupils come to school and get the education that they have a right to. */
const schoolAttendance = {
  purpose:
    'Att följa upp närvaron hos huvudmannen och på skolenheten, se var frånvaron är hög och i tid sätta in åtgärder så att eleverna får sin utbildning.',
  legalGround: `${publicTask} Att elever fullgör sin skolplikt och att frånvaro utreds: skollagen 7 kap. 17–22 §§.`,
}

export const measureWords = {
  pupils: {
    label: 'Antal elever',
    short: 'Elever',
    definition:
      'Antalet elever som är inskrivna på skolan på mätdagen. Mätdagen är den 15 oktober på höstterminen och den 15 maj på vårterminen.',
    population: 'Elever som är inskrivna på skolan den 15 oktober, om inget annat sägs.',
    source: 'Skolornas elevregister.',
    ...planning,
  },
  meritValue: {
    label: 'Genomsnittligt meritvärde',
    short: 'Meritvärde',
    definition:
      'En elevs meritvärde är summan av de 16 bästa betygen (A 20, B 17,5, C 15, D 12,5, E 10 och F 0 poäng). Ett godkänt betyg i moderna språk som språkval läggs till som ett sjuttonde. Genomsnittet är elevernas sammanlagda meritvärden delat med antalet elever som har minst ett godkänt betyg (A–E).',
    population: 'Elever i åk 9 med slutbetyg och minst ett godkänt betyg, på skolan den 15 maj.',
    source: regulation,
    ...qualityWork,
  },
  eligibleVocational: {
    label: 'Behöriga till yrkesprogram',
    short: 'Behöriga yrkesprogram',
    definition:
      'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik och minst fem andra ämnen.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleArts: {
    label: 'Behöriga till estetiska programmet',
    short: 'Behöriga estetiska',
    definition:
      'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik och minst nio andra ämnen.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleEconomicsHumanitiesSocial: {
    label: 'Behöriga till ekonomi-, humanistiska och samhällsvetenskapsprogrammen',
    short: 'Behöriga EK, HU och SA',
    definition:
      'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik, geografi, historia, religionskunskap, samhällskunskap och minst fem andra ämnen.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  eligibleScienceTechnology: {
    label: 'Behöriga till naturvetenskaps- och teknikprogrammen',
    short: 'Behöriga NA och TE',
    definition:
      'Andelen elever med godkänt betyg (A–E) i svenska eller svenska som andraspråk, engelska, matematik, biologi, fysik, kemi och minst sex andra ämnen.',
    population: everyone,
    source: eligibility,
    ...qualityWork,
  },
  passedAllSubjects: {
    label: 'Godkända i alla ämnen',
    short: 'Godkända i alla ämnen',
    definition:
      'Andelen elever med godkänt betyg (A–E) i alla ämnen som ingår i elevens utbildning. F, streck och ämnen som inte lästs på grund av anpassad studiegång räknas som inte godkända. I åk 6 gäller måttet de ämnen som eleven har läst.',
    population: `${everyone} I åk 6: elever med terminsbetyg på vårterminen.`,
    source: statistics,
    ...qualityWork,
  },
  gradePoints: {
    label: 'Genomsnittlig betygspoäng i ämnet',
    short: 'Betygspoäng',
    definition:
      'Genomsnittet av elevernas betyg i ämnet (A 20, B 17,5, C 15, D 12,5, E 10 och F 0 poäng). F räknas med, streck gör det inte. Svenska och svenska som andraspråk är två olika ämnen här.',
    population: 'Elever i åk 9 med slutbetyget A–F i ämnet, på skolan den 15 maj.',
    source: statistics,
    ...qualityWork,
  },
  passedSubject: {
    label: 'Godkända i ämnet',
    short: 'Godkända i ämnet',
    definition:
      'Andelen elever med godkänt betyg (A–E) i ämnet bland dem som har A–F eller streck. Svenska och svenska som andraspråk är två olika ämnen här.',
    population: 'Elever i åk 9 med slutbetyget A–F eller streck i ämnet, på skolan den 15 maj.',
    source: statistics,
    ...qualityWork,
  },
  testPoints: {
    label: 'Genomsnittlig provbetygspoäng',
    short: 'Provbetygspoäng',
    definition:
      'Genomsnittet av elevernas provbetyg i ämnet (A 20, B 17,5, C 15, D 12,5, E 10 och F 0 poäng). Ett provbetyg räknas bara när alla delprov har resultat. Svenska och svenska som andraspråk är två olika prov.',
    population: 'Elever i åk 9 med provbetyg i ämnet, på skolan den 15 maj.',
    source: tests,
    ...qualityWork,
  },
  testPassed: {
    label: 'Godkända på nationella provet',
    short: 'Godkända på provet',
    definition:
      'Andelen elever med provbetyget A–E bland dem som har ett provbetyg i ämnet. I åk 3: andelen som har nått kravnivån på alla delprov, bland dem som har gjort alla. På ett delprov: andelen med A–E eller som har nått kravnivån. Svenska och svenska som andraspråk är två olika prov.',
    population: 'Elever i åk 9 med provbetyg i ämnet, på skolan den 15 maj.',
    source: tests,
    ...qualityWork,
  },
  testGradeDeviation: {
    label: 'Betyg jämfört med nationellt prov, nettoavvikelse',
    short: 'Betyg mot prov',
    definition:
      'Andelen elever vars betyg är högre än provbetyget, minus andelen vars betyg är lägre, i procentenheter. Plus betyder att fler har fått ett högre betyg än provbetyg än tvärtom. I åk 9 jämförs slutbetyget, i åk 6 vårterminens betyg. Svenska och svenska som andraspråk är två olika ämnen.',
    population: 'Elever i åk 9 med både provbetyg och betyget A–F i ämnet, på skolan den 15 maj.',
    source: tests,
    ...qualityWork,
  },
  absenceRate: {
    label: 'Frånvaro',
    short: 'Frånvaro',
    definition:
      'Frånvarande minuter (giltig, ogiltig och övrig frånvaro) delat med lektionsminuterna där närvaron är rapporterad. Lektioner utan rapport räknas inte. Läs den tillsammans med rapporteringsgraden.',
    population: 'Elever med lektioner under vårterminen, på skolan den 15 maj, om inget annat sägs.',
    source: attendance,
    ...schoolAttendance,
  },
  invalidAbsenceRate: {
    label: 'Ogiltig frånvaro',
    short: 'Ogiltig frånvaro',
    definition:
      'Minuter av ogiltig frånvaro delat med lektionsminuterna där närvaron är rapporterad. Lektioner utan rapport räknas inte. Läs den tillsammans med rapporteringsgraden.',
    population: 'Elever med lektioner under vårterminen, på skolan den 15 maj, om inget annat sägs.',
    source: attendance,
    ...schoolAttendance,
  },
  reportingRate: {
    label: 'Rapporteringsgrad',
    short: 'Rapporteringsgrad',
    definition:
      'Lektionsminuter där läraren har rapporterat närvaron delat med alla schemalagda lektionsminuter. Är den låg säger frånvaron lite.',
    population: 'Elever med lektioner under vårterminen, på skolan den 15 maj, om inget annat sägs.',
    source: attendance,
    ...schoolAttendance,
  },
  surveyIndex: {
    label: 'Enkätindex',
    short: 'Enkätindex',
    definition:
      'Genomsnittet av svaren på en fråga, från 0 till 10. På skalan instämmer räknas helt och hållet som 10, till stor del som 6⅔, till viss del som 3⅓ och inte alls som 0. På skalan hur ofta räknas stegen från alltid till aldrig som 10, 7,5, 5, 2,5 och 0. Ett negativt påstående vänds, så att ett högt index alltid är bra. ”Vet ej” och uteblivna svar räknas inte.',
    population: 'De som har svarat på frågan i vårens enkät, elever om inget annat sägs.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
  surveyPositiveShare: {
    label: 'Andel positiva svar',
    short: 'Positiva svar',
    definition:
      'Andelen som svarat på något av de två mest positiva stegen, av alla som har svarat på frågan. ”Vet ej” räknas som ett svar. Ett negativt påstående vänds.',
    population: 'De som har svarat på frågan i vårens enkät, elever om inget annat sägs.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
  responseRate: {
    label: 'Svarsfrekvens',
    short: 'Svarsfrekvens',
    definition: 'Andelen som har svarat på enkäten, av alla som har bjudits in att göra det.',
    population: 'De som har bjudits in till vårens enkät, elever om inget annat sägs.',
    source: surveys,
    ...qualityWorkBySurvey,
  },
}
