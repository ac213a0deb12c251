import type { AlertCategory } from './categories'

/** A short sound of its own for each category, made by the browser: nothing is fetched. */

const TUNES: Record<AlertCategory, number[]> = {
  trades: [660, 880],
  risk: [520, 390, 520],
  connection: [440, 330],
  bots: [590],
  commands: [740, 740],
}
const NOTE_SECONDS = 0.13
const LOUDNESS = 0.12

let context: AudioContext | undefined

/** Nothing is heard where the browser forbids it before the first click on the page. */
export function play(category: AlertCategory): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  void context.resume()
  const begin = context.currentTime + 0.02
  TUNES[category].forEach((pitch, index) => note(context!, pitch, begin + index * NOTE_SECONDS))
}

function note(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = pitch
  tone.type = 'triangle'
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS)
  tone.connect(volume).connect(audio.destination)
  tone.start(at)
  tone.stop(at + NOTE_SECONDS)
}
