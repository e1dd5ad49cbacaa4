import { MailStateSchema, SaveMailSchema, TryMailSchema } from './mail.ts'

/** Mail about loads that are not as they should be. */
export const mailRoutes = {
  mail: {
    method: 'GET',
    path: '/api/mail',
    access: ['coordinator'],
    summary: 'How notices are mailed, to whom, and the latest',
    answer: MailStateSchema,
  },
  saveMail: {
    method: 'POST',
    path: '/api/mail',
    access: ['coordinator'],
    summary: 'Decide how notices are mailed, and to whom',
    body: SaveMailSchema,
    answer: MailStateSchema,
  },
  tryMail: {
    method: 'POST',
    path: '/api/mail/trial',
    access: ['coordinator'],
    summary: 'Send a trial mail to one of the recipients',
    body: TryMailSchema,
    answer: MailStateSchema,
  },
} as const
