/** Where a changed file is proposed: the page of the code host on which it is edited or begun. */

/** Longer texts do not fit an address; they are pasted. */
const mostInAddress = 6000

export interface Proposal {
  address: string
  /** Whether the address holds the text already. */
  filled: boolean
}

/**
 * @param repository its address, for example `https://github.com/<owner>/<name>`
 * @param isNew whether the repository has no such file yet
 */
export function proposalOf(
  repository: { address: string; branch: string },
  file: string,
  text: string,
  isNew: boolean,
): Proposal {
  const root = repository.address.replace(/\/+$/, '')
  const path = (name: string): string => name.split('/').map(encodeURIComponent).join('/')
  if (!isNew) return { address: `${root}/edit/${path(repository.branch)}/${path(file)}`, filled: false }
  const slash = file.lastIndexOf('/')
  const start = `${root}/new/${path(repository.branch)}/${path(file.slice(0, slash))}?filename=${encodeURIComponent(file.slice(slash + 1))}`
  const whole = `${start}&value=${encodeURIComponent(text)}`
  return whole.length <= mostInAddress ? { address: whole, filled: true } : { address: start, filled: false }
}
