import { useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'

interface FieldParts {
  readonly label: string
  /** the name a browser's password manager reads it by */
  readonly name: string
  readonly value: string
  readonly change: (value: string) => void
  readonly autoComplete: string
  readonly hint?: string
  readonly inputMode?: 'numeric' | 'email' | 'text'
  readonly required?: boolean
  /** takes the focus when it appears: it is what the person came for */
  readonly first?: boolean
}

/** A labelled line to write on. What is wrong with it is told above the form, by the one who knows: the server. */
export function Field(parts: FieldParts) {
  return (
    <Labelled {...parts} type="text">
      {null}
    </Labelled>
  )
}

/** A password, which can be shown: whoever sees what is typed dares to choose a longer one. */
export function PasswordField(parts: Omit<FieldParts, 'inputMode'>) {
  const [shown, setShown] = useState(false)
  return (
    <Labelled {...parts} type={shown ? 'text' : 'password'}>
      <Button
        className="show-password"
        aria-label={shown ? words.entering.hidePassword : words.entering.showPassword}
        onPress={() => setShown(!shown)}
      >
        {shown ? words.entering.hide : words.entering.show}
      </Button>
    </Labelled>
  )
}

/** Not for the eye: the user name that a password manager files the password under, in a form that asks for the password alone. */
export function HiddenLogin({ login }: { readonly login: string | null }) {
  return (
    <input
      className="visually-hidden"
      name="username"
      autoComplete="username"
      value={login ?? ''}
      readOnly
      tabIndex={-1}
      aria-hidden="true"
    />
  )
}

function Labelled(parts: FieldParts & { readonly type: 'text' | 'password'; readonly children: React.ReactNode }) {
  const id = useId()
  const { label, name, value, change, autoComplete, hint, inputMode, required = true, first = false, type, children } = parts
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-line">
        <input
          id={id}
          name={name}
          type={type}
          value={value}
          required={required}
          autoComplete={autoComplete}
          inputMode={inputMode}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          ref={first ? focus : undefined}
          onChange={(event) => change(event.target.value)}
        />
        {children}
      </div>
      {hint === undefined ? null : (
        <p className="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

const focus = (input: HTMLInputElement | null): void => input?.focus()
