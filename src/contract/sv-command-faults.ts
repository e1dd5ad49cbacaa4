// What the command line says of what was written.

const hint = (nearest: string | null): string => (nearest === null ? '' : ` Menade du ”${nearest}”?`)

export const commandFaults = {
  unknownCommand: (p: { name: string; nearest: string | null }) =>
    `Det finns inget kommando ”${p.name}”.${hint(p.nearest)} Kör skolspegel --help för en lista.`,
  unknownOption: (p: { name: string; command: string; nearest: string | null }) =>
    `Kommandot ${p.command} har inget val ”${p.name}”.${hint(p.nearest)}`,
  unknownAct: (p: { name: string; command: string; nearest: string | null; known: string }) =>
    `Kommandot ${p.command} kan inte göra ”${p.name}”.${hint(p.nearest)} Det här går: ${p.known}.`,
  missingArgument: (p: { what: string; command: string }) =>
    `Kommandot ${p.command} behöver ${p.what}. Kör skolspegel ${p.command} --help.`,
  surplusArgument: (p: { value: string; command: string }) =>
    `Kommandot ${p.command} tar inte emot ”${p.value}”. Kör skolspegel ${p.command} --help.`,
  invalidOption: (p: { name: string; value: string; expected: string }) =>
    `Valet --${p.name} kan inte vara ”${p.value}”. Skriv ${p.expected}.`,
  unknownSource: (p: { name: string; nearest: string | null }) =>
    `Det finns ingen källa ”${p.name}”.${hint(p.nearest)} Kör skolspegel sources för en lista.`,
  unreadableFile: (p: { file: string; problem: string }) => `Filen ${p.file} går inte att läsa: ${p.problem}.`,
  answersDisagree: (p: { answers: string }) =>
    `Svaren (${p.answers}) kan inte gälla samma elever. Spara frågan med varje svar, {"query": …, "answer": …}, så att villkoren är kända.`,
  demoNeedsEmptyFolder: (p: { data: string }) =>
    `Mappen ${p.data} har redan uppgifter som inte är demokommunens. Ange en tom mapp med --data för att pröva demokommunen.`,
}
