import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { OwnAccount } from '../../contract/index.ts'
import { accountWords } from '../../picture/index.ts'
import { removeCode, renewRecoveryCodes } from '../account-api.ts'
import { AskPassword, CodeEnrolment, RecoveryCodesShown } from './code-enrolment.tsx'

const said = accountWords.own
type Doing = 'nothing' | 'turnOn' | 'turnOff' | 'renew'

/** Codes at sign-in: on or off, and the recovery codes. */
export function CodesCard({ account, csrf }: { readonly account: OwnAccount; readonly csrf: string }) {
  const client = useQueryClient()
  const [doing, setDoing] = useState<Doing>('nothing')
  const done = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['account'] })
    setDoing('nothing')
  }
  return (
    <section className="card">
      <h2>{said.codes}</h2>
      <p>{account.hasCode ? said.codesOn(account.recoveryCodesLeft) : said.codesOff}</p>
      {account.hasCode && account.codeMustStay ? <p className="quiet">{said.codesMust}</p> : null}
      {doing === 'turnOn' ? <CodeEnrolment login={account.login} csrf={csrf} done={done} /> : null}
      {doing === 'turnOff' ? <TurnOff login={account.login} csrf={csrf} done={done} /> : null}
      {doing === 'renew' ? <Renew login={account.login} csrf={csrf} done={done} /> : null}
      {doing === 'nothing' ? <Choices account={account} choose={setDoing} /> : null}
    </section>
  )
}

function Choices({ account, choose }: { readonly account: OwnAccount; readonly choose: (doing: Doing) => void }) {
  if (!account.hasCode) {
    return (
      <div className="actions">
        <Button className="button" onPress={() => choose('turnOn')}>
          {said.turnOn}
        </Button>
      </div>
    )
  }
  return (
    <div className="actions">
      <Button className="button" onPress={() => choose('renew')}>
        {said.newRecovery}
      </Button>
      {account.codeMustStay ? null : (
        <Button className="button" onPress={() => choose('turnOff')}>
          {said.turnOff}
        </Button>
      )}
    </div>
  )
}

interface Acting {
  readonly login: string | null
  readonly csrf: string
  readonly done: () => Promise<void>
}

function TurnOff({ login, csrf, done }: Acting) {
  const turning = useMutation({ mutationFn: (current: string) => removeCode(current, csrf), onSuccess: done })
  return (
    <AskPassword login={login} label={said.turnOff} sending={turning.isPending} problem={turning.error} send={turning.mutate} />
  )
}

function Renew({ login, csrf, done }: Acting) {
  const renewing = useMutation({ mutationFn: (current: string) => renewRecoveryCodes(current, csrf) })
  if (renewing.data !== undefined) return <RecoveryCodesShown codes={renewing.data.recoveryCodes} done={done} />
  return (
    <AskPassword
      login={login}
      label={said.newRecovery}
      sending={renewing.isPending}
      problem={renewing.error}
      send={renewing.mutate}
    />
  )
}
