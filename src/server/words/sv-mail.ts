// What is written in mail about loads, and what is said of mail that does not leave.
import type { MailProblem } from '../../contract/index.ts'
import { formatInstant } from '../../picture/index.ts'

export const mailWords = {
  sender: 'Skolspegel',
  subjects: {
    stopped: (source: string) => `Skolspegel: ${source}, leveransen stoppades`,
    failed: (source: string) => `Skolspegel: ${source}, inläsningen gick inte`,
    late: (source: string) => `Skolspegel: ${source}, leveransen är sen`,
    volume: (source: string) => `Skolspegel: ${source}, ovanligt antal rader`,
  },
  when: (at: string) => `Så var det ${formatInstant(at)}.`,
  page: (address: string | null) =>
    address === null
      ? 'Vad som har hänt och vad du kan göra står på sidan Data i Skolspegel.'
      : `Vad som har hänt och vad du kan göra står på sidan Data:\n${address}/data`,
  why: 'Du får mejlet för att du står bland mottagarna på sidan Data. Samma sak mejlas högst en gång om dagen. Det går inte att svara på det.',
  trialSubject: 'Skolspegel: ett provmejl',
  trial: 'Det här är ett provmejl. När en leverans stoppas, är sen eller ser ovanlig ut kommer ett mejl till den här adressen.',
  problems: {
    name: 'Mejlservern går inte att hitta. Kontrollera namnet.',
    port: 'Ingen mejlserver svarar på den porten. Kontrollera servern och porten.',
    late: 'Mejlservern svarade inte i tid.',
    certificate:
      'Mejlserverns certifikat godtas inte. Det kan ha gått ut, gälla ett annat namn eller vara utfärdat av någon som den här servern inte litar på.',
    encryption: 'Mejlservern krypterar inte på det valda sättet. Välj en annan kryptering eller port.',
    login: 'Mejlservern godtog inte användarnamnet och lösenordet.',
    from: 'Mejlservern godtog inte avsändaren.',
    to: 'Mejlservern godtog inte mottagaren.',
    refused: 'Mejlservern tog inte emot mejlet.',
    broken: 'Förbindelsen med mejlservern bröts.',
    withdrawn: 'Det skickades inte, för att mejlen stängdes av eller mottagaren togs bort.',
  } satisfies Record<MailProblem, string>,
  stuck: (since: string, problem: string, nextAt: string | null) =>
    `Mejl om inläsningar kommer inte fram sedan ${formatInstant(since)}. ${problem} ${nextAt === null ? 'Det försöks inte igen.' : `Nytt försök ${formatInstant(nextAt)}.`}`,
  notHost: (host: string) => `”${host}” är inget namn på en server. Skriv till exempel smtp.kommunen.se.`,
  notAddress: (address: string) => `”${address}” är ingen mejladress.`,
  inClear: 'Utan kryptering skulle lösenordet kunna läsas på vägen. Välj en kryptering, eller ta bort användarnamnet.',
  passwordNeeded: 'Skriv lösenordet. Det behövs på nytt när servern, krypteringen eller användarnamnet ändras.',
}
