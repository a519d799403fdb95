/** Links: which addresses a guideline may lead to, and why not the others. */

export interface Refusal {
  what: string
  why: string
  mend: string
}

const slug = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*'
/** `/pathways/<slug>/`, `/behaviours/<slug>/` and the like, with a step's id after `#` where one is meant. */
const onSite = new RegExp(`^(?:/|\\.\\./\\.\\./)(pathways|behaviours|learning|stories|letters)/(${slug})/(#${slug})?$`)
const beside = new RegExp(`^\\.\\./(${slug})/(#${slug})?$`)
const label = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?'
const webHost = new RegExp(`^${label}(?:\\.${label})*\\.[a-z]{2,}$`)

/**
 * The address as a page two folders deep uses it, or undefined where it may not be used.
 * Built from the parts that were matched, so that nothing unmatched can come through.
 */
export function safeHref(url: string): string | undefined {
  const inside = onSite.exec(url)
  if (inside) return `../../${inside[1]}/${inside[2]}/${inside[3] ?? ''}`
  if (beside.test(url)) return url
  return refuseLink(url) ? undefined : url
}

/** Why an address may not be used; undefined where it may. */
export function refuseLink(url: string): Refusal | undefined {
  if (onSite.test(url) || beside.test(url)) return undefined
  const shown = `\`${printable(url)}\``
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (/^\s*(?:\\|\/)(?:\\|\/)/.test(url))
    return {
      what: `The link ${shown} does not say how it is reached`,
      why: 'A reader who opens a saved copy would be led nowhere, or somewhere else.',
      mend: 'Begin it with `https://`.',
    }
  if (scheme === 'mailto' || scheme === 'tel' || scheme === 'sms')
    return {
      what: `The link ${shown} leads to a person’s mailbox or telephone`,
      why: 'Such an address goes out of date unseen, and a reader could send it what names a patient.',
      mend: 'Name the team in words; addresses and numbers are kept in `content/organisations/`, each with the day it was checked.',
    }
  if (scheme === 'http')
    return {
      what: `The link ${shown} begins with \`http:\``,
      why: 'What a reader gets over it can be changed on the way.',
      mend: 'Write `https:` where the page has it, or name the source without a link.',
    }
  if (scheme !== undefined && scheme !== 'https')
    return {
      what: `The link ${shown} begins with \`${scheme}:\``,
      why: 'A reader who follows it could start a program instead of opening a page.',
      mend: 'Link only to pages that begin with `https://`, or write the words without a link.',
    }
  if (scheme === undefined)
    return {
      what: `The link ${shown} leads to no page of this site`,
      why: 'A reader who follows it would reach nothing.',
      mend: 'Write `/pathways/<folder name>/` or `/behaviours/<file name>/`, or the whole address with `https://`.',
    }
  const authority = /^https:\/\/([^/?#\\]*)/.exec(url)?.[1]
  if (authority?.includes('@'))
    return {
      what: `The link ${shown} has an \`@\` before the name of its site`,
      why: `It looks as if it led to \`${printable(authority.split('@')[0]!)}\`, and leads to \`${printable(authority.split('@').at(-1)!)}\`.`,
      mend: 'Write the address without what stands before the `@`.',
    }
  if (authority !== undefined && (/[^\x21-\x7e]/.test(authority) || /(^|\.)xn--/i.test(authority)))
    return {
      what: `The link ${shown} has letters in the name of its site that can look like others`,
      why: 'A reader could take it for a site that they know and trust.',
      mend: 'Copy the address from the site itself; its name may have only a–z, 0–9, hyphens and dots.',
    }
  if (authority === undefined || !webHost.test(authority))
    return {
      what: `The link ${shown} does not name a public site`,
      why: 'It would open for nobody outside the network in which it was copied, or lead a reader astray.',
      mend: 'Write the public address, in small letters, for example `https://www.nice.org.uk/guidance/ng12`.',
    }
  if (!/^[\x21-\x7e]*$/.test(url) || /["'<>\\^`{|}]/.test(url))
    return {
      what: `The link ${shown} has a sign in it that addresses do not have`,
      why: 'Programs differ in what they make of it, so readers could be led to different pages.',
      mend: 'Copy the address from the browser’s own line; a space is written `%20` there.',
    }
  return undefined
}

/** `[www.nice.org.uk](https://elsewhere.org)`: words that name one site and lead to another. */
export function refuseWords(words: string, url: string): Refusal | undefined {
  const named =
    /(?:^|[\s(/@])((?:[a-z0-9-]+\.)+(?:uk|org|com|net|scot|wales|cymru|int|eu|gov|edu|info|co))(?=$|[\s/?#:,.)])/i.exec(
      words,
    )?.[1]
  const host = /^https:\/\/([^/?#]*)/.exec(url)?.[1]
  if (!named || bare(named) === bare(host ?? '')) return undefined
  return {
    what: `The words of the link name \`${named}\`, and it leads to \`${host ?? printable(url)}\``,
    why: 'A reader who trusts the words would land on another site.',
    mend: 'Let the words say what the page is, or name the site that it leads to.',
  }
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}

function printable(text: string): string {
  const seen = text.replace(/[^\x20-\x7e\xa1-\uffff]/g, '�').replaceAll('`', '')
  return seen.length > 60 ? `${seen.slice(0, 60)}…` : seen
}
