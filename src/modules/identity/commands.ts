import { systemActor } from '#kernel/actor.ts'
import { newId } from '#kernel/id.ts'
import type { Command } from '#kernel/module.ts'
import { newSpokenCode } from './auth/secret.ts'
import { createAdministrator } from './operations/setup.ts'

/** For whoever holds the machine: a password is made and shown once, so that none stands in the history of the terminal. */
const createAdminCommand: Command = {
  name: 'user create-admin',
  summary: 'Tạo một quản trị viên; mật khẩu được sinh ra và chỉ hiện một lần',
  options: [
    { flags: '--name <họ tên>', summary: 'Họ và tên' },
    { flags: '--email <thư>', summary: 'Địa chỉ thư điện tử, cũng là tên đăng nhập' },
    { flags: '--unit <cơ quan>', summary: 'Tên cơ quan; chưa có trong danh mục thì được thêm vào' },
  ],
  needsPlatform: true,
  async run({ platform, options, out }) {
    const password = newSpokenCode()
    const { email } = await createAdministrator.run(
      { platform: platform!, actor: systemActor, requestId: newId() },
      {
        name: String(options['name'] ?? ''),
        email: String(options['email'] ?? ''),
        unitName: String(options['unit'] ?? ''),
        password,
      },
    )
    out(`Đã tạo quản trị viên ${email}.`)
    out(`Mật khẩu (chỉ hiện lần này, hãy đổi sau khi đăng nhập): ${password}`)
    return { email, password }
  },
}

export const commands: readonly Command[] = [createAdminCommand]
