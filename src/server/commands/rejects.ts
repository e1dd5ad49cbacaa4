import { listRejects } from '../../load/index.ts'
import { type Command, dataOption, jsonOption, wholeNumber } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { tellRejects } from '../telling.ts'

export const rejectsCommand: Command = {
  name: 'rejects',
  usage: '',
  about: 'Visar rader som hölls tillbaka, med rad, kolumn och skäl. Det som kan peka ut någon är maskerat.',
  options: [{ name: 'load', value: 'N', about: 'bara inläsning N (annars alla)' }, dataOption, jsonOption],
  most: 0,
  run: async (input, terminal) => {
    const wish = input.text('load')
    const load = wish === undefined ? null : wholeNumber('load', wish)
    const rejects = listRejects(dataFolder(input.text('data'), terminal.environment, terminal.folder), load)
    terminal.out(input.has('json') ? `${JSON.stringify({ rejects })}\n` : tellRejects(rejects))
    return 0
  },
}
