import { listRejects } from '../../load/index.ts'
import { type Command, dataOption, jsonOption, wholeNumber } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { tellRejects } from '../telling.ts'

export const rejectsCommand: Command = {
  name: 'rejects',
  options: [{ name: 'load', takes: true }, dataOption, jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const wish = input.text('load')
    const load = wish === undefined ? null : wholeNumber('load', wish)
    const rejects = listRejects(dataFolder(input.text('data'), terminal.environment, terminal.folder), load)
    terminal.out(input.has('json') ? `${JSON.stringify({ rejects })}\n` : tellRejects(rejects))
    return 0
  },
}
