import { sources } from '../../load/index.ts'
import { type Command, jsonOption } from '../command.ts'
import { alignColumns } from '../telling.ts'

export const sourcesCommand: Command = {
  name: 'sources',
  usage: '',
  about: 'Visar vilka källor som går att läsa in.',
  options: [jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const known = [...sources.values()].map(({ name, label }) => ({ name, label }))
    const told = alignColumns(known.map(({ name, label }) => [name, label]))
    terminal.out(input.has('json') ? `${JSON.stringify({ sources: known })}\n` : told)
    return 0
  },
}
