import { Fault } from '../../contract/index.ts'
import { rollback } from '../../load/index.ts'
import { type Command, dataOption, jsonOption, wholeNumber } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { builder, rollbackEntry } from '../loading.ts'
import { noteOperator } from '../note-operator.ts'
import { commandWords } from '../words/commands.ts'

export const rollbackCommand: Command = {
  name: 'rollback',
  options: [dataOption, jsonOption],
  most: 1,
  run: async (input, terminal) => {
    const [written] = input.positionals
    if (written === undefined) throw new Fault('missingArgument', { what: commandWords.rollback.version, command: 'rollback' })
    const generation = wholeNumber('VERSION', written)
    const data = dataFolder(input.text('data'), terminal.environment, terminal.folder)
    const from = await rollback(data, generation, { builder, log: (line) => terminal.error(`${line}\n`) })
    terminal.out(input.has('json') ? `${JSON.stringify({ generation })}\n` : `${commandWords.rollback.done(generation)}\n`)
    if (from !== null) noteOperator(data, rollbackEntry(from, generation))
    return 0
  },
}
