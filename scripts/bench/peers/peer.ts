/** What a peer is: a site generator with the settings of one way to draw charts, and how a reader uses what it builds. */
import type { Content, PeerPage } from './pages.ts'

export interface Peer {
  /** What is typed after `--peers`, and what its line of the table is called. */
  id: string
  /** Its folder beside this file, with its package and its settings. Several peers may share one. */
  folder: string
  /** Takes so long that it is measured only where it is named. */
  slow?: true
  /** How its charts come about, in a few words. */
  charts: string
  /** The script of its package that builds, search and all. */
  script: string
  /** Folders of generated files, emptied before they are written. */
  content: readonly string[]
  /** What an earlier build left behind: a cold build must not find it. */
  left: readonly string[]
  /** Where its build writes the site. */
  out: string
  /** Everything that this peer is given, path → text. */
  files: (content: Content) => Map<string, string>
  /**
   * What drawing its charts takes beside its build, in seconds: nothing where they are drawn in it. Not there where
   * only the reader's browser draws them.
   */
  drawing?: (content: Content) => number
  reader: Reader
  /** Packages whose versions are told. */
  packages: readonly string[]
  /** A program that is no package, and how it tells its version. */
  program?: readonly [command: string, argument: string]
}

/** How a built page is read and searched: the same for every peer, but for names. */
export interface Reader {
  address: (page: PeerPage) => string
  /** The drawn chart: an element that holds the words of its steps, or a picture. */
  chart: string
  search: {
    /** What is tapped on the page of a pathway. */
    open: string
    /** What is then typed into. */
    input: string
    /** A result that can be tapped. */
    result: string
  }
}
