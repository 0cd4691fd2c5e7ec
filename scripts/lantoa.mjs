// Runs on whatever Node the machine has, so this file uses nothing that an old one could stumble over.
var major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    'Máy đang có Node ' +
      process.versions.node +
      '. Lan Tỏa cần Node 20 trở lên: hãy cài bản mới từ https://nodejs.org rồi chạy lại.',
  )
  console.error(
    '  This machine has Node ' +
      process.versions.node +
      '. Lan Tỏa needs Node 20 or newer: install it from https://nodejs.org, then start again.',
  )
  process.exit(1)
} else {
  import('./launch/command.mjs').then(function (launch) {
    return launch.runCommand(process.argv.slice(2))
  })
}
