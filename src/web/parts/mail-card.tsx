import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Mail, MailSettings, MailState } from '../../contract/index.ts'
import { formatInstant, mailWords } from '../../picture/index.ts'
import { getMail, saveMail, tryMail } from '../mail-api.ts'
import { Trouble } from './form.tsx'
import { MailForm } from './mail-form.tsx'
import { Problem } from './notice.tsx'
import { ChartSkeleton } from './skeleton.tsx'
import { type Change, Toast } from './toast.tsx'

const said = mailWords
const lookAgain = 15_000

/** Who is told by mail when a load is not as it should be, and whether that arrives. */
export function MailCard({ csrf }: { readonly csrf: string }) {
  const client = useQueryClient()
  const mail = useQuery({ queryKey: ['mail'], queryFn: getMail, staleTime: 0, refetchInterval: lookAgain })
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState('')
  const opener = useRef<HTMLButtonElement>(null)
  // what mail is in trouble with stands among the sources' troubles too
  const show = (state: MailState): void => {
    client.setQueryData(['mail'], state)
    void client.invalidateQueries({ queryKey: ['feeds'] })
  }
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  if (mail.isError) return <Problem problem={mail.error} title={said.loadProblem} retry={() => mail.refetch()} />
  if (mail.data === undefined) return <ChartSkeleton height={160} />
  const { settings, demo, mails } = mail.data
  return (
    <section className="card stack mail">
      <h2>{said.heading}</h2>
      <p className="quiet">{said.lead}</p>
      <Standing state={mail.data} />
      {settings?.on === true && !open ? <Recipients settings={settings} csrf={csrf} show={show} told={setTold} /> : null}
      <p role="status">{told}</p>
      {demo ? null : (
        <div className="actions">
          <Button
            ref={opener}
            className="button"
            aria-expanded={open}
            onPress={() => {
              setTold('')
              setOpen(!open)
            }}
          >
            {settings === null ? said.setUp : said.change}
          </Button>
          {settings === null || open ? null : <OnOff settings={settings} csrf={csrf} show={show} />}
        </div>
      )}
      {open ? (
        <div className="row-changes">
          <MailForm
            state={mail.data}
            csrf={csrf}
            saved={(state) => {
              show(state)
              setTold(said.form.saved)
              close()
            }}
            cancel={close}
          />
        </div>
      ) : null}
      {demo || (settings === null && mails.length === 0) ? null : <Latest mails={mails} />}
    </section>
  )
}

function Standing({ state: { demo, settings } }: { readonly state: MailState }) {
  if (demo) return <p>{said.demo}</p>
  if (settings === null) return <p>{said.none}</p>
  const { on, host, port, security } = settings
  return <p>{on ? said.through(host, port, said.form.inText[security]) : said.off}</p>
}

interface SettingsParts {
  readonly settings: MailSettings
  readonly csrf: string
  readonly show: (state: MailState) => void
}

function Recipients({ settings, csrf, show, told }: SettingsParts & { readonly told: (text: string) => void }) {
  const client = useQueryClient()
  const trying = useMutation({
    mutationFn: (to: string) => tryMail(to, csrf),
    onMutate: () => told(''),
    onSuccess: (state, to) => {
      show(state)
      told(said.trialSent(to))
    },
    // one that did not leave stands in the list too
    onError: () => void client.invalidateQueries({ queryKey: ['mail'] }),
  })
  return (
    <>
      <h3>{said.recipients}</h3>
      <ul className="rows">
        {settings.to.map((to) => (
          <li key={to} className="row">
            <div>
              <p>{to}</p>
            </div>
            <Button
              className="button"
              aria-label={said.trialTo(to)}
              isDisabled={trying.isPending}
              onPress={() => trying.mutate(to)}
            >
              {trying.isPending && trying.variables === to ? said.trying : said.trial}
            </Button>
          </li>
        ))}
      </ul>
      <Trouble problem={trying.error} title={said.trialProblem} />
    </>
  )
}

function OnOff({ settings, csrf, show }: SettingsParts) {
  const [change, setChange] = useState<Change | null>(null)
  const turning = useMutation({
    mutationFn: (on: boolean) => saveMail({ settings: { ...settings, on }, password: null }, csrf),
    onSuccess: show,
  })
  const turn = (on: boolean): void =>
    turning.mutate(on, {
      onSuccess: () => setChange({ told: on ? said.turnedOn : said.turnedOff, undo: () => turning.mutate(!on) }),
    })
  return (
    <>
      <Button className="button" isDisabled={turning.isPending} onPress={() => turn(!settings.on)}>
        {settings.on ? said.turnOff : said.turnOn}
      </Button>
      <Trouble problem={turning.error} title={said.turnProblem} />
      <Toast change={change} close={() => setChange(null)} />
    </>
  )
}

function Latest({ mails }: { readonly mails: readonly Mail[] }) {
  return (
    <>
      <h3>{said.latest}</h3>
      {mails.length === 0 ? (
        <p className="quiet">{said.nothing}</p>
      ) : (
        <ul className="rows">
          {mails.map((mail) => (
            <MailLine key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </>
  )
}

function MailLine({ mail: { kind, about, to, queuedAt, sentAt, state, nextAt, problem } }: { readonly mail: Mail }) {
  return (
    <li className="row run">
      <div>
        <strong>{about === null ? said.kinds[kind] : `${about}: ${said.kinds[kind]}`}</strong>
        <span className="when">{formatInstant(sentAt ?? queuedAt)}</span>
      </div>
      <div className="run-told">
        <span className={state === 'sent' ? 'status' : 'status stopped'}>{said.states[state]}</span>{' '}
        <span className="quiet">{to}</span>
        {problem === null ? null : (
          <p>
            {problem} {nextAt === null ? '' : said.next(formatInstant(nextAt))}
          </p>
        )}
      </div>
    </li>
  )
}
