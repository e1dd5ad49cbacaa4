// The texts of the reports that come with the product. Plain Swedish: what one sees, how to read it, and what to talk about.

const reading =
  'Varje fråga har en mening, ett diagram och samma siffror som tabell. Skuggan kring en siffra visar osäkerheten: i en liten grupp kan några få elever flytta siffran mycket, utan att något har förändrats. Siffror om små grupper visas inte.'

// As they stand in a sentence; others by their code.
const subjectNames: Readonly<Record<string, string>> = {
  ...{ BL: 'bild', EN: 'engelska', HKK: 'hem- och konsumentkunskap', IDH: 'idrott och hälsa', MA: 'matematik' },
  ...{ M1: 'moderna språk', M2: 'moderna språk (språkval)', ML: 'modersmål', MU: 'musik', BI: 'biologi', FY: 'fysik' },
  ...{ KE: 'kemi', NO: 'NO', GE: 'geografi', HI: 'historia', RE: 'religionskunskap', SH: 'samhällskunskap', SO: 'SO' },
  ...{ SL: 'slöjd', SV: 'svenska', SVA: 'svenska som andraspråk', TN: 'teckenspråk', TK: 'teknik' },
}
const subjectName = (code: string): string => subjectNames[code] ?? code

export const templateWords = {
  grades9: {
    title: 'Betyg i årskurs 9',
    about: 'Slutbetyg, behörighet till gymnasiet och ämne för ämne, över tid och mot kommunen.',
    lead: 'Hur gick det för eleverna som slutade nian, och hur har det sett ut över tid?',
    intro: `Meritvärdet är summan av elevens 16 eller 17 bästa betyg. Det kan bli högst 340.\n\n${reading}`,
    eligible: 'Behörighet till gymnasiet',
    eligibleText:
      'För att komma in på ett yrkesprogram behöver eleven godkänt i svenska eller svenska som andraspråk, engelska, matematik och fem ämnen till. Den som saknar det börjar gymnasiet på ett introduktionsprogram.',
    subjects: 'Ämne för ämne',
    tests: 'Betyg och nationella prov',
    testsText:
      'Provet är ett stöd när läraren sätter betyg, inte ett facit: betyget ska väga in allt eleven har visat. Siffran är andelen elever med högre slutbetyg än provbetyg minus andelen med lägre. Plus är vanligast i hela landet. Det som är värt att prata om är stora avstånd, och avstånd som skiljer sig mellan ämnen eller skolor.',
    classes: 'Klasserna',
    classesText: 'En klass är en liten grupp. Jämför hellre flera läsår än två klasser ett enda år.',
    talk: 'Att prata om',
    talkText:
      'Vilka ämnen stoppar flest elever från att bli behöriga?\n\nÄr det samma ämnen för flickor och pojkar?\n\nSer vi samma sak flera läsår i rad? Då är det sällan en slump.\n\nVad visste vi redan i årskurs 6, och vad gjorde vi då?',
  },
  grades6: {
    title: 'Betyg i årskurs 6',
    about: 'De första betygen: godkända i alla ämnen och ämne för ämne.',
    lead: 'De första betygen visar vilka ämnen eleverna behöver stöd i, medan det finns tid.',
    intro: `Här räknas betygen på vårterminen i årskurs 6.\n\n${reading}`,
    subjects: 'Ämne för ämne',
    classes: 'Klasserna',
    talk: 'Att prata om',
    talkText:
      'Vilka ämnen har flest elever som inte nått godkänt?\n\nVilket stöd får de redan, och vad ser vi att det ger?\n\nVad behöver mottagande högstadium veta om gruppen?',
  },
  sexes: {
    title: 'Flickor och pojkar',
    about: 'Hur långt isär flickor och pojkar ligger: över tid, i varje ämne och på varje skola.',
    lead: 'Var ligger flickor och pojkar långt ifrån varandra, och var gör de inte det?',
    intro: `Titta först på hur skillnaden ser ut över tid. En skillnad som är lika stor år efter år säger mer än en som hoppar.\n\n${reading}`,
    subjects: 'I vilka ämnen?',
    schools: 'På vilka skolor?',
    talk: 'Att prata om',
    talkText:
      'Finns det ämnen där skillnaden är liten? Vad gör vi där som vi kan göra i andra ämnen?\n\nÄr skillnaden här större eller mindre än i kommunen?\n\nFår flickor och pojkar stöd i lika hög grad när de behöver det?',
  },
  myClass: {
    title: 'Min klass',
    about: 'Klasserna du ansvarar för: antal elever, resultat och ämnen.',
    lead: 'Dina klasser i siffror. En klass är en liten grupp, så läs siffrorna tillsammans med det du vet.',
    intro: `Betyg finns för årskurs 6 och 9. Klasser i andra årskurser har ännu inga betyg här.\n\n${reading}`,
    size: 'Hur många är vi?',
    results: 'Resultat',
    subjects: 'Ämne för ämne',
    pointsIn: (code: string) => `Betygspoäng i ${subjectName(code)}`,
    passedIn: (code: string) => `Godkända i ${subjectName(code)}`,
    talk: 'Att ta med till samtalet',
    talkText:
      'Vad i siffrorna känner du igen, och vad förvånar dig?\n\nVilka ämneslärare behöver du prata med?\n\nSkriv en anteckning till den som gjort rapporten om något borde lyftas fram.',
  },
  subjects: {
    title: 'Ämnesprofil',
    about: 'Alla ämnen bredvid varandra, och matematik, engelska och svenska över tid.',
    lead: 'I vilka ämnen når eleverna långt, och i vilka behöver undervisningen utvecklas?',
    intro: `Betygspoängen är genomsnittet av betygen i ämnet, där A är 20, E är 10 och F är 0.\n\nLägg märke till att olika ämnen betygsätts olika. Jämför därför ämnet med samma ämne i kommunen, hellre än med ett annat ämne.\n\n${reading}`,
    points: 'Betygspoäng',
    passed: 'Godkända',
    time: 'Över tid',
    timeOf: (subject: string) => `${subject} över tid`,
    named: { MA: 'Matematik', EN: 'Engelska', SV: 'Svenska', SVA: 'Svenska som andraspråk' },
    talk: 'Att prata om',
    talkText:
      'I vilka ämnen ligger skolan tydligt från kommunen?\n\nHur säkra är vi på att betygen betyder samma sak i alla klasser?\n\nVilket ämneslag kan visa de andra hur det arbetar?',
  },
  quality: {
    title: 'Huvudmannens kvalitetsrapport',
    about: 'Underlag till det systematiska kvalitetsarbetet: läget, utvecklingen och likvärdigheten, med plats för analys.',
    lead: 'Huvudmannen ska följa upp resultaten, analysera dem och besluta om åtgärder. Här är underlaget, med plats för analysen.',
    intro: `Skollagen (2010:800) 4 kap. 3 § säger att huvudmannen systematiskt och kontinuerligt ska planera, följa upp och utveckla utbildningen.\n\n${reading}`,
    pupils: 'Eleverna',
    results: 'Resultaten i årskurs 9',
    early: 'Resultaten i årskurs 6',
    followed: 'Samma elever i årskurs 6 och 9',
    followedText:
      'Här följs de elever som gick i kommunen båda gångerna. Samma betyg kräver mer i årskurs 9 än i årskurs 6, och några ämnen betygsätts var för sig först senare.',
    equity: 'Likvärdighet',
    equityText:
      'Utbildningen ska vara likvärdig: den ska hålla hög kvalitet oavsett skola, kön och bakgrund. Skolorna står i bokstavsordning. Små skolor har stor osäkerhet, så jämför intervallen och inte bara punkterna.',
    analysis: 'Analys',
    analysisText: 'Skriv här: Vad ser vi? Vad tror vi att det beror på, och hur vet vi det? Vilka skolor har vi pratat med?',
    measures: 'Slutsatser och åtgärder',
    measuresText: 'Skriv här: Vad ska göras, av vem, till när, och hur ser vi om det hjälpte?',
  },
} as const
