import { useId, useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { words } from '../../picture/index.ts'
import type { Asked, Offer } from './why.tsx'

interface WhySheetParts {
  readonly asked: Asked
  readonly offer: Offer | null
  readonly take: (offer: Offer) => void
  readonly close: () => void
}

/** Why a figure is kept back, and the wider grouping that would show it; opens at the mark, on a phone from below. */
export function WhySheet({ asked, offer, take, close }: WhySheetParts) {
  const at = useRef(asked.at)
  const reason = useId()
  const { who, cell, lead } = asked
  // a comparison has no wider question of its own
  const none = offer === null && cell.state === 'hidden' && cell.against === null
  const said = [lead, cell.reason?.text ?? words.withheld.nearlyAll, none ? words.withheld.none : null]
  return (
    <Popover
      className="picker why"
      placement="bottom"
      offset={6}
      triggerRef={at}
      isOpen
      onOpenChange={(open) => (open ? null : close())}
    >
      <Dialog aria-describedby={reason}>
        <Heading slot="title">{who}</Heading>
        <div id={reason}>{said.map((sentence) => (sentence === null ? null : <p key={sentence}>{sentence}</p>))}</div>
        <div className="actions">
          {offer === null ? null : (
            <Button autoFocus className="button primary" onPress={() => take(offer)}>
              {words.withheld.show(offer.what)}
            </Button>
          )}
          <Button autoFocus={offer === null} className="button" onPress={close}>
            {words.withheld.close}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}
