// Generated from the contracts by scripts/client-types.ts; do not edit.

export interface Operations {
  /** Thêm đầu mối của cơ quan */
  'agencies.add_contact': {
    input: {
      id: string
      name: string
      position?: string | null | undefined
      phone?: string | null | undefined
      email?: string | null | undefined
      main?: boolean | undefined
    }
    output: {
      id: string
      version: number
      name: string
      position: string | null
      phone: string | null
      email: string | null
      main: boolean
      may: { edit: boolean }
    }
  }
  /** Thêm cơ quan, đơn vị */
  'agencies.create': {
    input: {
      code: string
      name: string
      kind:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
      aliases?: string[] | undefined
      email?: string | null | undefined
      phone?: string | null | undefined
      address?: string | null | undefined
      website?: string | null | undefined
      validFrom?: string | null | undefined
      validUntil?: string | null | undefined
    }
    output: {
      id: string
      version: number
      code: string
      name: string
      kind:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
      aliases: string[]
      validFrom: string | null
      validUntil: string | null
      updatedAt: string
    }
  }
  /** Thêm nhóm cơ quan */
  'agencies.create_group': {
    input: {
      code: string
      name: string
      aliases?: string[] | undefined
      rule: {
        kinds?:
          | (
              | 'committee'
              | 'department'
              | 'board'
              | 'office'
              | 'commune'
              | 'ward'
              | 'press'
              | 'university'
              | 'college'
              | 'party'
              | 'front'
              | 'union'
              | 'police'
              | 'military'
              | 'enterprise'
              | 'central'
              | 'other'
            )[]
          | undefined
        include?: string[] | undefined
        exclude?: string[] | undefined
        open?: boolean | undefined
      }
    }
    output: { id: string; version: number; code: string; name: string }
  }
  /** Xuất danh sách cơ quan ra Excel, cùng mẫu với tệp nạp vào */
  'agencies.export': {
    input: {
      sort?: 'name' | '-name' | 'code' | '-code' | 'kind' | '-kind' | 'updatedAt' | '-updatedAt' | undefined
      q?: string | undefined
      kind?:
        | (
            | 'committee'
            | 'department'
            | 'board'
            | 'office'
            | 'commune'
            | 'ward'
            | 'press'
            | 'university'
            | 'college'
            | 'party'
            | 'front'
            | 'union'
            | 'police'
            | 'military'
            | 'enterprise'
            | 'central'
            | 'other'
          )[]
        | undefined
      group?: string | undefined
      on?: string | undefined
      validity?: 'valid' | 'ended' | 'all' | undefined
      ids?: string[] | undefined
    }
    output: Blob
  }
  /** Một cơ quan, đơn vị */
  'agencies.get': {
    input: { id: string }
    output: {
      id: string
      version: number
      code: string
      name: string
      kind:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
      aliases: string[]
      validFrom: string | null
      validUntil: string | null
      updatedAt: string
      email: string | null
      phone: string | null
      address: string | null
      website: string | null
      source: string | null
      predecessors: { code: string; name: string; part: 'full' | 'partial' }[]
      succeeds: {
        agency: { id: string; code: string; name: string }
        on: string
        how: 'merged' | 'split' | 'renamed'
        basis: string | null
      }[]
      succeededBy: {
        agency: { id: string; code: string; name: string }
        on: string
        how: 'merged' | 'split' | 'renamed'
        basis: string | null
      }[]
      groups: { id: string; code: string; name: string }[]
      contacts:
        | {
            id: string
            version: number
            name: string
            position: string | null
            phone: string | null
            email: string | null
            main: boolean
            may: { edit: boolean }
          }[]
        | null
      may: { edit: boolean; succeed: boolean; addContact: boolean }
    }
  }
  /** Một nhóm cơ quan và các thành viên vào một ngày */
  'agencies.group': {
    input: { id: string; on?: string | undefined }
    output: {
      id: string
      version: number
      code: string
      name: string
      aliases: string[]
      rule: {
        kinds: (
          | 'committee'
          | 'department'
          | 'board'
          | 'office'
          | 'commune'
          | 'ward'
          | 'press'
          | 'university'
          | 'college'
          | 'party'
          | 'front'
          | 'union'
          | 'police'
          | 'military'
          | 'enterprise'
          | 'central'
          | 'other'
        )[]
        include: string[]
        exclude: string[]
        open: boolean
      }
      members: number
      may: { edit: boolean }
      on: string
      agencies: {
        id: string
        version: number
        code: string
        name: string
        kind:
          | 'committee'
          | 'department'
          | 'board'
          | 'office'
          | 'commune'
          | 'ward'
          | 'press'
          | 'university'
          | 'college'
          | 'party'
          | 'front'
          | 'union'
          | 'police'
          | 'military'
          | 'enterprise'
          | 'central'
          | 'other'
        aliases: string[]
        validFrom: string | null
        validUntil: string | null
        updatedAt: string
      }[]
    }
  }
  /** Tên các nhóm cơ quan */
  'agencies.group_names': { input: {}; output: { items: { id: string; code: string; name: string }[] } }
  /** Các nhóm cơ quan và số thành viên vào một ngày */
  'agencies.groups': {
    input: { on?: string | undefined }
    output: {
      items: {
        id: string
        version: number
        code: string
        name: string
        aliases: string[]
        rule: {
          kinds: (
            | 'committee'
            | 'department'
            | 'board'
            | 'office'
            | 'commune'
            | 'ward'
            | 'press'
            | 'university'
            | 'college'
            | 'party'
            | 'front'
            | 'union'
            | 'police'
            | 'military'
            | 'enterprise'
            | 'central'
            | 'other'
          )[]
          include: string[]
          exclude: string[]
          open: boolean
        }
        members: number
        may: { edit: boolean }
      }[]
      on: string
    }
  }
  /** Lịch sử thay đổi của một cơ quan */
  'agencies.history': {
    input: { id: string }
    output: {
      items: { version: number; at: string; by: string; operation: string; changed: string[]; before: Record<string, unknown> }[]
    }
  }
  /** Nạp danh sách cơ quan từ Excel: mã đã có thì cập nhật, mã mới thì thêm */
  'agencies.import': {
    input: { file: Blob; rehearse: boolean }
    output: {
      rehearsed: boolean
      created: number
      updated: number
      unchanged: number
      failed: number
      rows: {
        row: number
        code: string
        name: string
        outcome: 'created' | 'updated' | 'unchanged' | 'failed'
        problems: { column: string; message: string }[]
      }[]
    }
  }
  /** Danh sách cơ quan, đơn vị */
  'agencies.list': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'name' | '-name' | 'code' | '-code' | 'kind' | '-kind' | 'updatedAt' | '-updatedAt' | undefined
      q?: string | undefined
      kind?:
        | (
            | 'committee'
            | 'department'
            | 'board'
            | 'office'
            | 'commune'
            | 'ward'
            | 'press'
            | 'university'
            | 'college'
            | 'party'
            | 'front'
            | 'union'
            | 'police'
            | 'military'
            | 'enterprise'
            | 'central'
            | 'other'
          )[]
        | undefined
      group?: string | undefined
      on?: string | undefined
      validity?: 'valid' | 'ended' | 'all' | undefined
    }
    output: {
      items: {
        id: string
        version: number
        code: string
        name: string
        kind:
          | 'committee'
          | 'department'
          | 'board'
          | 'office'
          | 'commune'
          | 'ward'
          | 'press'
          | 'university'
          | 'college'
          | 'party'
          | 'front'
          | 'union'
          | 'police'
          | 'military'
          | 'enterprise'
          | 'central'
          | 'other'
        aliases: string[]
        validFrom: string | null
        validUntil: string | null
        updatedAt: string
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Bỏ đầu mối của cơ quan */
  'agencies.remove_contact': { input: { contactId: string; version: number }; output: null }
  /** Tìm cơ quan theo tên viết trong văn bản */
  'agencies.resolve': {
    input: { text: string }
    output: { matches: { type: 'agency' | 'group'; id: string; code: string; name: string; exact: boolean }[] }
  }
  /** Ghi nhận cơ quan kế thừa (hợp nhất, chia tách, đổi tên) */
  'agencies.succeed': {
    input: {
      id: string
      version: number
      on: string
      how: 'merged' | 'split' | 'renamed'
      successors: string[]
      basis?: string | null | undefined
    }
    output: {
      id: string
      version: number
      code: string
      name: string
      kind:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
      aliases: string[]
      validFrom: string | null
      validUntil: string | null
      updatedAt: string
    }
  }
  /** Sửa cơ quan, đơn vị */
  'agencies.update': {
    input: {
      id: string
      code?: string | undefined
      name?: string | undefined
      kind?:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
        | undefined
      aliases?: string[] | undefined
      email?: string | null | undefined
      phone?: string | null | undefined
      address?: string | null | undefined
      website?: string | null | undefined
      validFrom?: string | null | undefined
      validUntil?: string | null | undefined
      version: number
    }
    output: {
      id: string
      version: number
      code: string
      name: string
      kind:
        | 'committee'
        | 'department'
        | 'board'
        | 'office'
        | 'commune'
        | 'ward'
        | 'press'
        | 'university'
        | 'college'
        | 'party'
        | 'front'
        | 'union'
        | 'police'
        | 'military'
        | 'enterprise'
        | 'central'
        | 'other'
      aliases: string[]
      validFrom: string | null
      validUntil: string | null
      updatedAt: string
    }
  }
  /** Sửa đầu mối của cơ quan */
  'agencies.update_contact': {
    input: {
      contactId: string
      name?: string | undefined
      position?: string | null | undefined
      phone?: string | null | undefined
      email?: string | null | undefined
      main?: boolean | undefined
      version: number
    }
    output: {
      id: string
      version: number
      name: string
      position: string | null
      phone: string | null
      email: string | null
      main: boolean
      may: { edit: boolean }
    }
  }
  /** Sửa nhóm cơ quan */
  'agencies.update_group': {
    input: {
      id: string
      code?: string | undefined
      name?: string | undefined
      aliases?: string[] | undefined
      rule?:
        | {
            kinds?:
              | (
                  | 'committee'
                  | 'department'
                  | 'board'
                  | 'office'
                  | 'commune'
                  | 'ward'
                  | 'press'
                  | 'university'
                  | 'college'
                  | 'party'
                  | 'front'
                  | 'union'
                  | 'police'
                  | 'military'
                  | 'enterprise'
                  | 'central'
                  | 'other'
                )[]
              | undefined
            include?: string[] | undefined
            exclude?: string[] | undefined
            open?: boolean | undefined
          }
        | undefined
      version: number
    }
    output: { id: string; version: number; code: string; name: string }
  }
  /** Xem lịch sử thay đổi của một bản ghi */
  'audit.history': {
    input: { entity: string; id: string }
    output: {
      items: {
        sequence: number
        version: number | null
        at: string
        by: string
        operation: string
        summary: string | null
        reason: string | null
        kind: 'insert' | 'insert_many' | 'update' | 'remove' | 'statement'
        fields: { field: string; before: unknown; after: unknown }[]
      }[]
    }
  }
  /** Xem sổ nhật ký */
  'audit.list': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'sequence' | '-sequence' | undefined
      q?: string | undefined
      entity?: string | undefined
      id?: string | undefined
      actor?: string | undefined
      operation?: string | undefined
      from?: string | undefined
      to?: string | undefined
    }
    output: {
      items: {
        sequence: number
        at: string
        actorId: string
        actorName: string
        operation: string
        summary: string | null
        requestId: string
        reason: string | null
        changes: {
          kind: 'insert' | 'insert_many' | 'update' | 'remove' | 'statement'
          entity: string
          id: string | null
          count: number
          description: string | null
          fields: { field: string; before: unknown; after: unknown }[]
        }[]
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Nhận tài khoản theo lời mời */
  'identity.accept_invitation': { input: { token: string; name: string; password: string }; output: { email: string } }
  /** Đổi mật khẩu của tôi */
  'identity.change_password': { input: { current: string; wanted: string }; output: null }
  /** Đồng nghiệp tại một cơ quan */
  'identity.colleagues': { input: { unitId: string }; output: { items: { id: string; name: string; position: string | null }[] } }
  /** Ngừng hoạt động một tài khoản */
  'identity.deactivate_person': { input: { id: string; version: number; reason: string }; output: null }
  /** Ủy quyền cho đồng nghiệp khi vắng mặt */
  'identity.delegate': {
    input: { unitId: string; toPersonId: string; startsOn: string; endsOn: string; reason?: string | null | undefined }
    output: { id: string; version: number; startsOn: string; endsOn: string }
  }
  /** Sửa thông tin của một tài khoản */
  'identity.edit_person': {
    input: {
      id: string
      version: number
      name?: string | undefined
      phone?: string | null | undefined
      position?: string | null | undefined
    }
    output: { version: number; name: string; phone: string | null; position: string | null; locale: 'vi' | 'en' }
  }
  /** Sửa thông tin của tôi */
  'identity.edit_profile': {
    input: {
      version: number
      name?: string | undefined
      phone?: string | null | undefined
      position?: string | null | undefined
      locale?: 'vi' | 'en' | undefined
    }
    output: { version: number; name: string; phone: string | null; position: string | null; locale: 'vi' | 'en' }
  }
  /** Kết thúc mọi phiên đăng nhập khác của tôi */
  'identity.end_other_sessions': { input: {}; output: null }
  /** Kết thúc một phiên đăng nhập của tôi */
  'identity.end_session': { input: { id: string }; output: null }
  /** Một tài khoản */
  'identity.get_person': {
    input: { id: string }
    output: {
      id: string
      version: number
      name: string
      email: string
      phone: string | null
      position: string | null
      state: 'invited' | 'active' | 'deactivated'
      twoFactorEnabled: boolean
      updatedAt: string
      grants: {
        id: string
        version: number
        role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
        unit: { id: string; name: string }
        may: { revoke: boolean }
      }[]
      invitation: { id: string; version: number; sentAt: string; expiresAt: string; expired: boolean } | null
      delegations: {
        id: string
        version: number
        from: { id: string; name: string }
        to: { id: string; name: string }
        unit: { id: string; name: string }
        startsOn: string
        endsOn: string
        reason: string | null
        state: 'coming' | 'running' | 'over' | 'withdrawn'
        may: { withdraw: boolean }
      }[]
      lockedUntil: string | null
      may: {
        edit: boolean
        grant: boolean
        deactivate: boolean
        reactivate: boolean
        unlock: boolean
        resend: boolean
        withdraw: boolean
      }
    }
  }
  /** Cấp vai trò tại một cơ quan */
  'identity.grant_role': {
    input: { id: string; unitId: string; role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer' }
    output: {
      id: string
      version: number
      role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
      unit: { id: string; name: string }
      may: { revoke: boolean }
    }
  }
  /** Mời một người dùng Lan Tỏa */
  'identity.invite_person': {
    input: {
      name: string
      email: string
      position?: string | null | undefined
      phone?: string | null | undefined
      unitId: string
      role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
    }
    output: {
      id: string
      version: number
      name: string
      email: string
      phone: string | null
      position: string | null
      state: 'invited' | 'active' | 'deactivated'
      twoFactorEnabled: boolean
      grants: {
        role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
        unit: { id: string; name: string }
      }[]
      updatedAt: string
    }
  }
  /** Các ủy quyền tôi đã giao và đã nhận */
  'identity.list_delegations': {
    input: {}
    output: {
      items: {
        id: string
        version: number
        from: { id: string; name: string }
        to: { id: string; name: string }
        unit: { id: string; name: string }
        startsOn: string
        endsOn: string
        reason: string | null
        state: 'coming' | 'running' | 'over' | 'withdrawn'
        may: { withdraw: boolean }
      }[]
    }
  }
  /** Danh sách tài khoản */
  'identity.list_persons': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'name' | '-name' | 'email' | '-email' | 'updatedAt' | '-updatedAt' | undefined
      q?: string | undefined
      unit?: string | undefined
      role?: ('administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer')[] | undefined
      state?: 'invited' | 'active' | 'deactivated' | undefined
    }
    output: {
      items: {
        id: string
        version: number
        name: string
        email: string
        phone: string | null
        position: string | null
        state: 'invited' | 'active' | 'deactivated'
        twoFactorEnabled: boolean
        grants: {
          role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
          unit: { id: string; name: string }
        }[]
        updatedAt: string
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Các thiết bị đang đăng nhập tài khoản của tôi */
  'identity.list_sessions': {
    input: {}
    output: {
      items: {
        id: string
        current: boolean
        device: string
        address: string | null
        signedInAt: string
        usedAt: string
        endsAt: string
      }[]
    }
  }
  /** Người đang đăng nhập và quyền của họ */
  'identity.me': {
    input: {}
    output: {
      actor: {
        id: string
        name: string
        email: string
        sessionId?: string | undefined
        grants: {
          role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
          unitId: string
          delegatedBy?: { id: string; name: string; until: string } | undefined
        }[]
      } | null
      person: {
        id: string
        version: number
        name: string
        email: string
        phone: string | null
        position: string | null
        grants: {
          role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
          unit: { id: string; name: string }
          delegatedBy: { id: string; name: string; until: string } | null
        }[]
        twoFactor: 'on' | 'off' | 'advised'
        hasPassword: boolean
      } | null
      locale: 'vi' | 'en'
      demo: boolean
      demoAccounts: {
        email: string
        name: string
        role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'
        unit: string
        password: string
      }[]
      needsSetup: boolean
      outsideSignIn: string | null
    }
  }
  /** Cho một tài khoản hoạt động trở lại */
  'identity.reactivate_person': { input: { id: string; version: number }; output: null }
  /** Xem lời mời trước khi nhận */
  'identity.read_invitation': {
    input: { token: string }
    output: {
      name: string
      email: string
      expiresAt: string
      grants: { role: 'administrator' | 'office' | 'leader' | 'officer' | 'editor' | 'viewer'; unit: string }[]
    }
  }
  /** Gửi lại lời mời */
  'identity.resend_invitation': { input: { id: string; version: number }; output: null }
  /** Thu hồi vai trò */
  'identity.revoke_grant': { input: { grantId: string; version: number }; output: null }
  /** Lập quản trị viên đầu tiên */
  'identity.set_up': {
    input: { code: string; name: string; email: string; password: string; unitName: string }
    output: { email: string }
  }
  /** Mở khóa đăng nhập cho một tài khoản */
  'identity.unlock_person': { input: { id: string }; output: null }
  /** Thu hồi ủy quyền */
  'identity.withdraw_delegation': { input: { id: string; version: number }; output: null }
  /** Thu hồi lời mời */
  'identity.withdraw_invitation': { input: { id: string; version: number }; output: null }
  /** Tìm trong toàn bộ nền tảng */
  'search.everything': {
    input: { q?: string | undefined; kind?: string | undefined; limit?: number | undefined }
    output: {
      groups: {
        kind: string
        title: string
        hits: { kind: string; title: string; excerpt: string; href: string }[]
        more: boolean
      }[]
      missing: string[]
    }
  }
  /** Các bộ lọc đã lưu của tôi cho một danh sách */
  'views.list': { input: { table: string }; output: { items: { id: string; name: string; search: string }[] } }
  /** Xóa bộ lọc đã lưu */
  'views.remove': { input: { id: string }; output: null }
  /** Lưu bộ lọc của một danh sách */
  'views.save': { input: { table: string; name: string; search: string }; output: { id: string; name: string; search: string } }
}

export const addresses: Record<keyof Operations, string> = {
  'agencies.add_contact': 'POST /agencies/{id}/contacts',
  'agencies.create': 'POST /agencies',
  'agencies.create_group': 'POST /agency-groups',
  'agencies.export': 'GET /agencies.xlsx',
  'agencies.get': 'GET /agencies/{id}',
  'agencies.group': 'GET /agency-groups/{id}',
  'agencies.group_names': 'GET /agency-group-names',
  'agencies.groups': 'GET /agency-groups',
  'agencies.history': 'GET /agencies/{id}/history',
  'agencies.import': 'POST /agencies/import',
  'agencies.list': 'GET /agencies',
  'agencies.remove_contact': 'DELETE /contact-persons/{contactId}',
  'agencies.resolve': 'GET /agencies/resolve',
  'agencies.succeed': 'POST /agencies/{id}/succession',
  'agencies.update': 'PATCH /agencies/{id}',
  'agencies.update_contact': 'PATCH /contact-persons/{contactId}',
  'agencies.update_group': 'PATCH /agency-groups/{id}',
  'audit.history': 'GET /audit/history/{entity}/{id}',
  'audit.list': 'GET /audit',
  'identity.accept_invitation': 'POST /invitations/accept',
  'identity.change_password': 'POST /me/password',
  'identity.colleagues': 'GET /colleagues',
  'identity.deactivate_person': 'POST /persons/{id}/deactivate',
  'identity.delegate': 'POST /me/delegations',
  'identity.edit_person': 'PATCH /persons/{id}',
  'identity.edit_profile': 'PATCH /me',
  'identity.end_other_sessions': 'POST /me/sessions/end-others',
  'identity.end_session': 'DELETE /me/sessions/{id}',
  'identity.get_person': 'GET /persons/{id}',
  'identity.grant_role': 'POST /persons/{id}/grants',
  'identity.invite_person': 'POST /persons',
  'identity.list_delegations': 'GET /me/delegations',
  'identity.list_persons': 'GET /persons',
  'identity.list_sessions': 'GET /me/sessions',
  'identity.me': 'GET /me',
  'identity.reactivate_person': 'POST /persons/{id}/reactivate',
  'identity.read_invitation': 'POST /invitations/read',
  'identity.resend_invitation': 'POST /invitations/{id}/resend',
  'identity.revoke_grant': 'DELETE /grants/{grantId}',
  'identity.set_up': 'POST /setup',
  'identity.unlock_person': 'POST /persons/{id}/unlock',
  'identity.withdraw_delegation': 'POST /delegations/{id}/withdraw',
  'identity.withdraw_invitation': 'POST /invitations/{id}/withdraw',
  'search.everything': 'GET /search',
  'views.list': 'GET /saved-views',
  'views.remove': 'DELETE /saved-views/{id}',
  'views.save': 'POST /saved-views',
}
