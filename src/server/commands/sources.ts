import { sourceLabel, sources } from '../../load/index.ts'
import { type Command, jsonOption } from '../command.ts'
import { alignColumns } from '../telling.ts'

export const sourcesCommand: Command = {
  name: 'sources',
  options: [jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const known = [...sources.keys()].map((name) => ({ name, label: sourceLabel(name) }))
    const told = alignColumns(known.map(({ name, label }) => [name, label]))
    terminal.out(input.has('json') ? `${JSON.stringify({ sources: known })}\n` : told)
    return 0
  },
}
