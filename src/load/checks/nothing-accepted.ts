import type { Check } from './check.ts'

// Without this a file of which every row waits would look like a load that went well.
export const nothingAccepted: Check = {
  id: 'nothing-accepted',
  severity: 'blocking',
  holds: 'Filen har rader som kan användas.',
  broken: () => 'Ingen rad i filen kan användas: alla hålls tillbaka av andra kontroller. Åtgärda dem först.',
}
