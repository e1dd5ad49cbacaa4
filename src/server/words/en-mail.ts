// What is written in mail about loads, and what is said of mail that does not leave.
import type { Wording } from '../../contract/index.ts'
import { formatInstant } from '../../picture/index.ts'
import type * as sv from './sv-mail.ts'

export const mailWords: Wording<typeof sv.mailWords> = {
  sender: 'Skolspegel',
  subjects: {
    stopped: (source) => `Skolspegel: ${source}, the delivery was stopped`,
    failed: (source) => `Skolspegel: ${source}, the load failed`,
    late: (source) => `Skolspegel: ${source}, the delivery is late`,
    volume: (source) => `Skolspegel: ${source}, unusual number of rows`,
  },
  when: (at) => `This was so ${formatInstant(at)}.`,
  page: (address) =>
    address === null
      ? 'What has happened and what you can do is told on the page Data in Skolspegel.'
      : `What has happened and what you can do is told on the page Data:\n${address}/data`,
  why: 'You get this mail because you are among the recipients on the page Data. The same thing is mailed once a day at most. It cannot be replied to.',
  trialSubject: 'Skolspegel: a trial mail',
  trial: 'This is a trial mail. When a delivery is stopped, is late or looks unusual, a mail comes to this address.',
  problems: {
    name: 'The mail server cannot be found. Check its name.',
    port: 'No mail server answers on that port. Check the server and the port.',
    late: 'The mail server did not answer in time.',
    certificate:
      'The mail server’s certificate is not accepted. It may have expired, be for another name or be issued by somebody this server does not trust.',
    encryption: 'The mail server does not encrypt in the chosen way. Choose another encryption or port.',
    login: 'The mail server did not accept the user name and password.',
    from: 'The mail server did not accept the sender.',
    to: 'The mail server did not accept the recipient.',
    refused: 'The mail server did not take the mail.',
    broken: 'The connection to the mail server was broken.',
    withdrawn: 'It was not sent, because mail was turned off or the recipient removed.',
  },
  stuck: (since, problem, nextAt) =>
    `Mail about loads has not arrived since ${formatInstant(since)}. ${problem} ${nextAt === null ? 'It is not tried again.' : `It is tried again ${formatInstant(nextAt)}.`}`,
  notHost: (host) => `“${host}” is no name of a server. Write for example smtp.example.org.`,
  notAddress: (address) => `“${address}” is no mail address.`,
  inClear: 'Without encryption the password could be read on its way. Choose an encryption, or remove the user name.',
  passwordNeeded: 'Write the password. It is needed anew when the server, the encryption or the user name is changed.',
}
