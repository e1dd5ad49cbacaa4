import { actNamed } from '../acts.ts'
import { type Command, dataOption, type ExitCode, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { freshness } from '../freshness.ts'
import { openHouse } from '../house.ts'
import { processingRecord, recordAsMarkdown } from '../processing-record.ts'

type Act = (input: Input, terminal: Terminal) => Promise<ExitCode>
const acts: Readonly<Record<string, Act>> = { record }

export const privacyCommand: Command = {
  name: 'privacy',
  usage: 'record',
  about: [
    'Dataskydd: registerförteckningen.',
    '',
    'record  skriver registerförteckningen (artikel 30) ur måttkatalogen, som Markdown eller JSON',
  ].join('\n'),
  options: [dataOption, jsonOption],
  most: 1,
  run: async (input, terminal) => actNamed(input.positionals[0], 'privacy', acts)(input, terminal),
}

async function record(input: Input, terminal: Terminal): Promise<ExitCode> {
  const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
  try {
    const { municipality } = await freshness(house)
    const told = processingRecord(municipality, house.periods())
    terminal.out(input.has('json') ? `${JSON.stringify(told)}\n` : recordAsMarkdown(told))
    return 0
  } finally {
    await house.close()
  }
}
