// The record of processing activities, as the document a data protection officer keeps.
import type { Role } from '../../contract/index.ts'

export const recordWords = {
  controller: (municipality: string | null) =>
    `${municipality ?? 'Kommunen'}, den nämnd som ansvarar för skolan. Namn och kontaktuppgifter till nämnden och dataskyddsombudet fyller kommunen i.`,
  subjects: ['Elever i grundskolan', 'Lärare och rektorer med uppdrag i elevregistret', 'Personer med konto i Skolspegel'],
  data: [
    'Elever: namn, personnummer (lagen 2018:218, 3 kap. 10 §), kön, skolenhet, klass, årskurs, inskrivningstider, migrationsbakgrund, markering om skyddade personuppgifter',
    'Elever: betyg och resultat som räknas fram ur betygen',
    'Elever: närvaro lektion för lektion, med minuter av giltig, ogiltig och övrig frånvaro',
    'Elever: resultat på nationella prov, också delprov, medbedömning och central rättning',
    'Personal: namn, personnummer, skolenhet, klass, uppdrag och tid',
    'Konton: användarnamn, roll, behörigheter, inloggningar',
    'Loggen: vem som har sett vad, när, i vilken roll och för vilket ändamål',
  ],
  sees: {
    head: 'siffror för alla skolor, aldrig enskilda elever',
    analyst: 'siffror för alla skolor, aldrig enskilda elever',
    principal: 'siffror, och elevlistor för egna skolenheter med ändamål',
    teacher: 'siffror, och elevlistor för egna grupper med ändamål',
    board: 'avrundade siffror för hela skolor, aldrig enskilda elever',
    coordinator: 'inläsningar och kontroller; inga siffror och inga elever',
    dataProtectionOfficer: 'loggen, och registerutdrag för en elev i taget; inga siffror',
  } satisfies Record<Role, string>,
  transfers: 'Inga uppgifter lämnar kommunens egen server. Ingen överföring till tredjeland.',
  security: [
    'Namn och personnummer står bara i identitetsvalvet; siffrorna bär slumpade nycklar.',
    'Råfiler är krypterade (AES-256-GCM).',
    'Siffror om små grupper döljs enligt fasta regler innan de lämnar programmet.',
    'Elever med skyddade personuppgifter finns i ingen lista och ingen klass.',
    'Varje svar och varje elevlista loggas i en kedja där ändrade eller borttagna rader upptäcks.',
    'Behörighet ges per roll och omfattning; utan behörighet syns ingenting.',
  ],
  restsOn: {
    pupils: 'inskrivning',
    grades: 'betyg',
    tests: 'provresultat',
    attendance: 'närvaro lektion för lektion',
    unit: 'skolenhet',
  },
  title: '# Registerförteckning för Skolspegel',
  lead: (catalogue: string) => `Enligt artikel 30.1 i dataskyddsförordningen. Utskriven ur måttkatalogen ${catalogue}.`,
  purpose: (purpose: string) => `Ändamål: ${purpose}`,
  ground: (ground: string) => `Rättslig grund: ${ground}`,
  population: (population: string) => `Registrerade: ${population}`,
  measureData: (data: string) => `Uppgifter: ${data}`,
  sections: {
    controller: '## Personuppgiftsansvarig',
    processing: '## Behandlingar',
    subjects: '## Kategorier av registrerade',
    data: '## Kategorier av personuppgifter',
    recipients: '## Mottagare',
    transfers: '## Överföring till tredjeland',
    retention: '## Gallring',
    security: '## Säkerhet',
  },
}
