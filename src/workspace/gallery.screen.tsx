export default function Gallery() {
  return <h1>…</h1>
}
