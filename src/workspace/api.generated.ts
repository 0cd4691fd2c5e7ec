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
        resetTwoFactor: boolean
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
  /** Tắt xác thực hai bước của một người mất điện thoại */
  'identity.reset_two_factor': { input: { id: string; version: number; reason: string }; output: null }
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
  /** Thông qua bản đọc thành kế hoạch và giao việc */
  'programme.adopt': {
    input: { id: string; version: number; effectiveOn: string }
    output: { id: string; code: string; edition: number; tasks: number; targets: number; assignments: number }
  }
  /** Xem trước khi thông qua: sẽ có bao nhiêu nhiệm vụ, việc giao, điểm chưa rõ */
  'programme.adoption_preview': {
    input: { id: string; effectiveOn?: string | undefined }
    output: {
      version: number
      effectiveOn: string
      missing: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      tasks: number
      targets: number
      responsibilities: number
      reportingRules: number
      agencies: number
      assignments: { lead: number; coordinating: number }
      groups: { code: string; name: string; open: boolean; members: number; tasks: number }[]
      unresolved: { itemId: string; section: string; text: string; role: 'lead' | 'coordinating'; asWritten: string }[]
      undated: { itemId: string; section: string; text: string }[]
      doubts: number
    }
  }
  /** Việc của một cơ quan: chủ trì, phối hợp, trách nhiệm, ngày báo cáo */
  'programme.agency_work': {
    input: { agencyId: string; on?: string | undefined }
    output: {
      agency: { id: string; code: string; name: string }
      on: string
      lead: number
      coordinating: number
      plans: {
        code: string
        number: string | null
        title: string
        sections: {
          path: string
          title: string
          items: {
            assignmentId: string
            role: 'lead' | 'coordinating'
            taskId: string
            number: number
            text: string
            recurrence: ('ongoing' | 'annual' | 'once') | null
            due: string | null
            dueText: string | null
            daysLeft: number | null
            viaGroup: string | null
            leads: string[]
            clause: { anchor: string; path: string; verbatim: string } | null
          }[]
        }[]
        responsibilities: {
          id: string
          section: string
          agency: string
          parties: {
            agency: { id: string; name: string } | null
            group: { id: string; name: string } | null
            asWritten: string
          }[]
          text: string
          clause: { anchor: string; path: string; verbatim: string } | null
        }[]
        reports: {
          id: string
          section: string
          who: string | null
          to: string | null
          dueText: string | null
          monthDays: string[]
          frequency: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
          nextDay: string | null
          clause: { anchor: string; path: string; verbatim: string } | null
        }[]
      }[]
    }
  }
  /** Chọn kế hoạch mà bản đọc này là lần ban hành mới */
  'programme.amend': {
    input: { id: string; version: number; amendsPlanId: string | null }
    output: {
      version: number
      draft: {
        head: {
          title: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuedOn: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerName: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerPosition: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerAuthority: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }
        legalBases: {
          id: string
          role: 'basis' | 'proposal'
          excluded: boolean
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          date: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          title: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        targets: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          year: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          value: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          unit: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          comparison: {
            value: ('>=' | '<=' | '=') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        tasks: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          heading: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          lead: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          coordinating: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          leadUnclear: boolean
          recurrence: {
            value: ('ongoing' | 'annual' | 'once') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          due: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          product: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        responsibilities: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          agency: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          parties: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        reporting: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          who: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          to: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          monthDay: {
            value: string[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          frequency: {
            value: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
      } | null
      doubts: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      edits: { what: string; by: string; at: string; undone: boolean }[]
      may: { edit: boolean; undo: boolean; redo: boolean; discard: boolean; adopt: boolean }
    }
  }
  /** Giao nhiệm vụ cho cơ quan bằng tay */
  'programme.assign': {
    input: { id: string; agencyIds: string[]; role: 'lead' | 'coordinating'; on?: string | undefined; reason: string }
    output: { assigned: number; alreadyHeld: number }
  }
  /** Danh sách việc đã giao */
  'programme.assignments': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'due' | '-due' | 'agency' | '-agency' | 'assignedOn' | '-assignedOn' | undefined
      q?: string | undefined
      plan?: string | undefined
      agency?: string[] | undefined
      task?: string | undefined
      role?: 'lead' | 'coordinating' | undefined
      recurrence?: ('ongoing' | 'annual' | 'once')[] | undefined
      dueBefore?: string | undefined
      section?: string | undefined
      on?: string | undefined
    }
    output: {
      items: {
        id: string
        version: number
        role: 'lead' | 'coordinating'
        agency: { id: string; code: string; name: string }
        task: { id: string; number: number; section: string; text: string; recurrence: ('ongoing' | 'annual' | 'once') | null }
        plan: string
        due: string | null
        viaGroup: string | null
        assignedOn: string
        endedOn: string | null
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Xuất việc đã giao ra Excel */
  'programme.assignments_sheet': {
    input: {
      sort?: 'due' | '-due' | 'agency' | '-agency' | 'assignedOn' | '-assignedOn' | undefined
      q?: string | undefined
      plan?: string | undefined
      agency?: string[] | undefined
      task?: string | undefined
      role?: 'lead' | 'coordinating' | undefined
      recurrence?: ('ongoing' | 'annual' | 'once')[] | undefined
      dueBefore?: string | undefined
      section?: string | undefined
      on?: string | undefined
    }
    output: Blob
  }
  /** Một đoạn của kế hoạch và những gì giao từ đó */
  'programme.clause': {
    input: { code: string; anchor: string; edition?: number | undefined }
    output: {
      id: string
      parentId: string | null
      position: number
      anchor: string
      path: string
      mark: string | null
      level: number
      kind: string
      role: string
      text: string
      verbatim: string
      page: number | null
      edition: number
      ancestors: { anchor: string; mark: string | null; text: string }[]
      children: {
        id: string
        parentId: string | null
        position: number
        anchor: string
        path: string
        mark: string | null
        level: number
        kind: string
        role: string
        text: string
        verbatim: string
        page: number | null
      }[]
      tasks: {
        id: string
        number: number
        section: string
        anchor: string | null
        text: string
        recurrence: ('ongoing' | 'annual' | 'once') | null
        due: string | null
        dueText: string | null
        leads: string[]
        assigned: { lead: number; coordinating: number }
      }[]
      targets: {
        id: string
        number: number
        section: string
        anchor: string | null
        text: string
        year: number | null
        value: number | null
        unit: string | null
        comparison: ('>=' | '<=' | '=') | null
      }[]
      responsibilities: {
        id: string
        section: string
        agency: string
        parties: { agency: { id: string; name: string } | null; group: { id: string; name: string } | null; asWritten: string }[]
        text: string
        clause: { anchor: string; path: string; verbatim: string } | null
      }[]
      previous: string | null
      next: string | null
    }
  }
  /** Toàn văn kế hoạch theo mục, khoản, điểm, kèm nhiệm vụ và chỉ tiêu ở từng đoạn */
  'programme.clauses': {
    input: { code: string; edition?: number | undefined }
    output: {
      edition: number
      items: {
        id: string
        parentId: string | null
        position: number
        anchor: string
        path: string
        mark: string | null
        level: number
        kind: string
        role: string
        text: string
        verbatim: string
        page: number | null
        tasks: { id: string; number: number }[]
        targets: { id: string; number: number }[]
      }[]
    }
  }
  /** So sánh bản đọc với kế hoạch mà nó thay thế */
  'programme.difference': {
    input: { id: string }
    output: {
      plan: { id: string; code: string; title: string; edition: number }
      targets: {
        outcome: 'same' | 'changed' | 'added' | 'removed'
        before: { id: string; number: number; section: string; text: string } | null
        after: { itemId: string; section: string; text: string } | null
        fields: { title: string; before: string | null; after: string | null }[]
      }[]
      tasks: {
        outcome: 'same' | 'changed' | 'added' | 'removed'
        before: { id: string; number: number; section: string; text: string } | null
        after: { itemId: string; section: string; text: string } | null
        fields: { title: string; before: string | null; after: string | null }[]
      }[]
      counts: {
        targets: { same: number; changed: number; added: number; removed: number }
        tasks: { same: number; changed: number; added: number; removed: number }
      }
    }
  }
  /** Bỏ một bản đọc cùng tệp của nó */
  'programme.discard': {
    input: { id: string; version: number }
    output: { id: string; version: number; state: 'queued' | 'reading' | 'ready' | 'failed' | 'adopted' | 'discarded' }
  }
  /** Sửa một bản đọc */
  'programme.edit_reading': {
    input: {
      id: string
      version: number
      edit:
        | {
            do: 'change_head'
            changes: {
              title?: string | undefined
              number?: string | null | undefined
              issuedOn?: string | null | undefined
              issuer?: string | null | undefined
              signerName?: string | null | undefined
              signerPosition?: string | null | undefined
              signerAuthority?: string | null | undefined
            }
          }
        | {
            do: 'change_basis'
            id: string
            changes: {
              number?: string | null | undefined
              date?: string | null | undefined
              title?: string | undefined
              issuer?: string | null | undefined
            }
          }
        | {
            do: 'change_target'
            id: string
            changes: {
              section?: string | undefined
              text?: string | undefined
              year?: number | null | undefined
              value?: number | null | undefined
              unit?: string | null | undefined
              comparison?: ('>=' | '<=' | '=') | null | undefined
            }
          }
        | {
            do: 'change_task'
            id: string
            changes: {
              section?: string | undefined
              heading?: string | null | undefined
              text?: string | undefined
              lead?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              coordinating?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              leadUnclear?: boolean | undefined
              recurrence?: ('ongoing' | 'annual' | 'once') | null | undefined
              due?: string | null | undefined
              dueText?: string | null | undefined
              product?: string | null | undefined
            }
          }
        | {
            do: 'change_responsibility'
            id: string
            changes: {
              section?: string | undefined
              agency?: string | undefined
              parties?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              text?: string | undefined
            }
          }
        | {
            do: 'change_reporting'
            id: string
            changes: {
              section?: string | undefined
              who?: string | null | undefined
              to?: string | null | undefined
              dueText?: string | null | undefined
              monthDay?: string[] | undefined
              frequency?: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null | undefined
            }
          }
        | { do: 'confirm'; ids: string[]; field?: string | undefined }
        | {
            do: 'add_target'
            after: string | null
            values: {
              section?: string | undefined
              text: string
              year?: number | null | undefined
              value?: number | null | undefined
              unit?: string | null | undefined
              comparison?: ('>=' | '<=' | '=') | null | undefined
            }
          }
        | {
            do: 'add_task'
            after: string | null
            values: {
              section?: string | undefined
              heading?: string | null | undefined
              text: string
              lead?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              coordinating?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              leadUnclear?: boolean | undefined
              recurrence?: ('ongoing' | 'annual' | 'once') | null | undefined
              due?: string | null | undefined
              dueText?: string | null | undefined
              product?: string | null | undefined
            }
          }
        | {
            do: 'add_responsibility'
            after: string | null
            values: {
              section?: string | undefined
              agency: string
              parties?:
                | { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
                | undefined
              text: string
            }
          }
        | {
            do: 'add_reporting'
            after: string | null
            values: {
              section?: string | undefined
              who?: string | null | undefined
              to?: string | null | undefined
              dueText?: string | null | undefined
              monthDay?: string[] | undefined
              frequency?: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null | undefined
            }
          }
        | { do: 'merge_tasks'; ids: string[] }
        | { do: 'split_task'; id: string; at: number }
        | { do: 'exclude'; id: string }
        | { do: 'restore'; id: string }
        | { do: 'move'; id: string; after: string | null }
        | { do: 'target_to_task'; id: string }
        | { do: 'task_to_target'; id: string }
    }
    output: {
      version: number
      draft: {
        head: {
          title: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuedOn: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerName: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerPosition: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerAuthority: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }
        legalBases: {
          id: string
          role: 'basis' | 'proposal'
          excluded: boolean
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          date: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          title: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        targets: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          year: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          value: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          unit: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          comparison: {
            value: ('>=' | '<=' | '=') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        tasks: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          heading: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          lead: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          coordinating: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          leadUnclear: boolean
          recurrence: {
            value: ('ongoing' | 'annual' | 'once') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          due: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          product: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        responsibilities: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          agency: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          parties: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        reporting: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          who: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          to: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          monthDay: {
            value: string[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          frequency: {
            value: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
      } | null
      doubts: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      edits: { what: string; by: string; at: string; undone: boolean }[]
      may: { edit: boolean; undo: boolean; redo: boolean; discard: boolean; adopt: boolean }
    }
  }
  /** Kết thúc việc đã giao cho một cơ quan */
  'programme.end_assignment': {
    input: { id: string; version: number; on?: string | undefined; reason: string }
    output: { id: string; version: number; endedOn: string | null }
  }
  /** Gắn nhiệm vụ với chỉ tiêu */
  'programme.link_target': {
    input: { id: string; targetId: string }
    output: { taskId: string; targetId: string; origin: 'suggested' | 'person' }
  }
  /** Việc của các cơ quan mà tôi làm việc */
  'programme.my_work': {
    input: { on?: string | undefined }
    output: {
      agencies: {
        agency: { id: string; code: string; name: string }
        on: string
        lead: number
        coordinating: number
        plans: {
          code: string
          number: string | null
          title: string
          sections: {
            path: string
            title: string
            items: {
              assignmentId: string
              role: 'lead' | 'coordinating'
              taskId: string
              number: number
              text: string
              recurrence: ('ongoing' | 'annual' | 'once') | null
              due: string | null
              dueText: string | null
              daysLeft: number | null
              viaGroup: string | null
              leads: string[]
              clause: { anchor: string; path: string; verbatim: string } | null
            }[]
          }[]
          responsibilities: {
            id: string
            section: string
            agency: string
            parties: {
              agency: { id: string; name: string } | null
              group: { id: string; name: string } | null
              asWritten: string
            }[]
            text: string
            clause: { anchor: string; path: string; verbatim: string } | null
          }[]
          reports: {
            id: string
            section: string
            who: string | null
            to: string | null
            dueText: string | null
            monthDays: string[]
            frequency: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            nextDay: string | null
            clause: { anchor: string; path: string; verbatim: string } | null
          }[]
        }[]
      }[]
    }
  }
  /** Một kế hoạch: căn cứ, trách nhiệm, chế độ báo cáo, các lần ban hành */
  'programme.plan': {
    input: { code: string }
    output: {
      id: string
      code: string
      number: string | null
      title: string
      issuer: string | null
      issuedOn: string | null
      effectiveOn: string
      edition: number
      adoptedAt: string
      targets: number
      tasks: number
      version: number
      signer: { name: string | null; position: string | null; authority: string | null }
      legalBases: {
        number: string | null
        date: string | null
        title: string
        issuer: string | null
        role: 'basis' | 'proposal'
      }[]
      responsibilities: {
        id: string
        section: string
        agency: string
        parties: { agency: { id: string; name: string } | null; group: { id: string; name: string } | null; asWritten: string }[]
        text: string
        clause: { anchor: string; path: string; verbatim: string } | null
      }[]
      reportingRules: {
        id: string
        section: string
        who: string | null
        to: string | null
        dueText: string | null
        monthDays: string[]
        frequency: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
        nextDay: string | null
        clause: { anchor: string; path: string; verbatim: string } | null
      }[]
      editions: {
        edition: number
        number: string | null
        title: string
        issuedOn: string | null
        effectiveOn: string
        adoptedAt: string
        adoptedBy: string | null
      }[]
      agencies: number
      file: { name: string; size: number } | null
      may: { amend: boolean; assign: boolean }
    }
  }
  /** Văn bản gốc của kế hoạch */
  'programme.plan_file': { input: { code: string }; output: Blob }
  /** Các kế hoạch đã thông qua */
  'programme.plans': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'adoptedAt' | '-adoptedAt' | 'issuedOn' | '-issuedOn' | 'title' | '-title' | undefined
      q?: string | undefined
    }
    output: {
      items: {
        id: string
        code: string
        number: string | null
        title: string
        issuer: string | null
        issuedOn: string | null
        effectiveOn: string
        edition: number
        adoptedAt: string
        targets: number
        tasks: number
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Một bản đọc: văn bản, các mục đã đọc, điểm cần xem lại */
  'programme.reading': {
    input: { id: string }
    output: {
      id: string
      version: number
      file: { name: string; size: number }
      state: 'queued' | 'reading' | 'ready' | 'failed' | 'adopted' | 'discarded'
      progress: { page: number; pages: number; stage: 'text' | 'recognition' } | null
      error: { code: string; sentence: string } | null
      title: string | null
      uploadedBy: string
      createdAt: string
      amendsPlan: { id: string; code: string; title: string } | null
      adoptedPlan: { id: string; code: string; title: string } | null
      draft: {
        head: {
          title: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuedOn: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerName: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerPosition: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerAuthority: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }
        legalBases: {
          id: string
          role: 'basis' | 'proposal'
          excluded: boolean
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          date: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          title: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        targets: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          year: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          value: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          unit: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          comparison: {
            value: ('>=' | '<=' | '=') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        tasks: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          heading: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          lead: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          coordinating: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          leadUnclear: boolean
          recurrence: {
            value: ('ongoing' | 'annual' | 'once') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          due: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          product: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        responsibilities: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          agency: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          parties: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        reporting: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          who: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          to: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          monthDay: {
            value: string[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          frequency: {
            value: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
      } | null
      doubts: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      edits: { what: string; by: string; at: string; undone: boolean }[]
      may: { edit: boolean; undo: boolean; redo: boolean; discard: boolean; adopt: boolean }
      blocks: unknown[] | null
      pageCount: number | null
      recognised: boolean
      warnings: string[]
      seemsToAmend: { id: string; code: string; title: string } | null
    }
  }
  /** Tệp gốc của một bản đọc */
  'programme.reading_file': { input: { id: string }; output: Blob }
  /** Các văn bản đã tải lên và tình trạng đọc */
  'programme.readings': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'createdAt' | '-createdAt' | 'state' | '-state' | undefined
      q?: string | undefined
      state?: ('queued' | 'reading' | 'ready' | 'failed' | 'adopted' | 'discarded')[] | undefined
    }
    output: {
      items: {
        id: string
        version: number
        file: { name: string; size: number }
        state: 'queued' | 'reading' | 'ready' | 'failed' | 'adopted' | 'discarded'
        progress: { page: number; pages: number; stage: 'text' | 'recognition' } | null
        error: { code: string; sentence: string } | null
        title: string | null
        uploadedBy: string
        createdAt: string
        amendsPlan: { id: string; code: string; title: string } | null
        adoptedPlan: { id: string; code: string; title: string } | null
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Làm lại thay đổi vừa hoàn tác */
  'programme.redo': {
    input: { id: string; version: number }
    output: {
      version: number
      draft: {
        head: {
          title: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuedOn: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerName: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerPosition: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerAuthority: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }
        legalBases: {
          id: string
          role: 'basis' | 'proposal'
          excluded: boolean
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          date: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          title: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        targets: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          year: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          value: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          unit: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          comparison: {
            value: ('>=' | '<=' | '=') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        tasks: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          heading: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          lead: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          coordinating: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          leadUnclear: boolean
          recurrence: {
            value: ('ongoing' | 'annual' | 'once') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          due: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          product: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        responsibilities: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          agency: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          parties: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        reporting: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          who: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          to: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          monthDay: {
            value: string[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          frequency: {
            value: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
      } | null
      doubts: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      edits: { what: string; by: string; at: string; undone: boolean }[]
      may: { edit: boolean; undo: boolean; redo: boolean; discard: boolean; adopt: boolean }
    }
  }
  /** Một nhiệm vụ: căn cứ, cơ quan chủ trì, phối hợp, thời hạn, việc đã giao */
  'programme.task': {
    input: { id: string }
    output: {
      id: string
      version: number
      number: number
      plan: { id: string; code: string; number: string | null; title: string }
      section: string
      order: number
      heading: string | null
      text: string
      clause: { anchor: string; path: string; verbatim: string } | null
      headings: { anchor: string; text: string }[]
      lead: { agency: { id: string; name: string } | null; group: { id: string; name: string } | null; asWritten: string }[]
      coordinating: {
        agency: { id: string; name: string } | null
        group: { id: string; name: string } | null
        asWritten: string
      }[]
      leadUnclear: boolean
      recurrence: ('ongoing' | 'annual' | 'once') | null
      due: string | null
      dueText: string | null
      product: string | null
      sinceEdition: number
      endedOn: string | null
      replacedBy: { id: string; number: number } | null
      replaces: { id: string; number: number }[]
      targets: {
        id: string
        number: number
        section: string
        anchor: string | null
        text: string
        year: number | null
        value: number | null
        unit: string | null
        comparison: ('>=' | '<=' | '=') | null
        origin: 'suggested' | 'person'
      }[]
      assigned: { lead: number; coordinating: number }
      assignments:
        | {
            id: string
            version: number
            role: 'lead' | 'coordinating'
            agency: { id: string; code: string; name: string }
            task: {
              id: string
              number: number
              section: string
              text: string
              recurrence: ('ongoing' | 'annual' | 'once') | null
            }
            plan: string
            due: string | null
            viaGroup: string | null
            assignedOn: string
            endedOn: string | null
          }[]
        | null
      may: { assign: boolean; link: boolean }
    }
  }
  /** Danh sách nhiệm vụ của các kế hoạch */
  'programme.tasks': {
    input: {
      page?: number | undefined
      pageSize?: number | undefined
      sort?: 'number' | '-number' | 'due' | '-due' | 'section' | '-section' | undefined
      q?: string | undefined
      plan?: string | undefined
      agency?: string | undefined
      role?: 'lead' | 'coordinating' | undefined
      recurrence?: ('ongoing' | 'annual' | 'once')[] | undefined
      dueBefore?: string | undefined
      section?: string | undefined
      ended: boolean
    }
    output: {
      items: {
        id: string
        number: number
        section: string
        anchor: string | null
        text: string
        recurrence: ('ongoing' | 'annual' | 'once') | null
        due: string | null
        dueText: string | null
        leads: string[]
        assigned: { lead: number; coordinating: number }
        plan: string
        coordinating: string[]
        endedOn: string | null
      }[]
      total: number
      page: number
      pageSize: number
    }
  }
  /** Xuất nhiệm vụ ra Excel theo mẫu phụ lục phân công */
  'programme.tasks_sheet': {
    input: {
      sort?: 'number' | '-number' | 'due' | '-due' | 'section' | '-section' | undefined
      q?: string | undefined
      plan?: string | undefined
      agency?: string | undefined
      role?: 'lead' | 'coordinating' | undefined
      recurrence?: ('ongoing' | 'annual' | 'once')[] | undefined
      dueBefore?: string | undefined
      section?: string | undefined
      ended: boolean
    }
    output: Blob
  }
  /** Cây mục tiêu → chỉ tiêu → nhiệm vụ → việc giao */
  'programme.tree': {
    input: { code: string }
    output: {
      goals: {
        title: string
        anchor: string | null
        targets: {
          id: string
          number: number
          section: string
          anchor: string | null
          text: string
          year: number | null
          value: number | null
          unit: string | null
          comparison: ('>=' | '<=' | '=') | null
          tasks: {
            id: string
            number: number
            section: string
            anchor: string | null
            text: string
            recurrence: ('ongoing' | 'annual' | 'once') | null
            due: string | null
            dueText: string | null
            leads: string[]
            assigned: { lead: number; coordinating: number }
            origin: 'suggested' | 'person'
          }[]
        }[]
      }[]
      unlinked: {
        id: string
        number: number
        section: string
        anchor: string | null
        text: string
        recurrence: ('ongoing' | 'annual' | 'once') | null
        due: string | null
        dueText: string | null
        leads: string[]
        assigned: { lead: number; coordinating: number }
      }[]
      may: { link: boolean }
    }
  }
  /** Hoàn tác thay đổi cuối của bản đọc */
  'programme.undo': {
    input: { id: string; version: number }
    output: {
      version: number
      draft: {
        head: {
          title: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuedOn: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerName: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerPosition: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          signerAuthority: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }
        legalBases: {
          id: string
          role: 'basis' | 'proposal'
          excluded: boolean
          number: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          date: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          title: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          issuer: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        targets: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          year: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          value: {
            value: number | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          unit: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          comparison: {
            value: ('>=' | '<=' | '=') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        tasks: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          heading: string | null
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          lead: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          coordinating: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          leadUnclear: boolean
          recurrence: {
            value: ('ongoing' | 'annual' | 'once') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          due: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          product: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        responsibilities: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          agency: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          parties: {
            value: { kind: 'agency' | 'group' | 'unresolved'; code: string | null; name: string; asWritten: string }[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          text: {
            value: string
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
        reporting: {
          id: string
          section: string
          order: number
          clause: number | null
          excluded: boolean
          goneInto: string | null
          who: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          to: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          dueText: {
            value: string | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          monthDay: {
            value: string[]
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
          frequency: {
            value: ('annual' | 'semiannual' | 'quarterly' | 'monthly') | null
            sources: {
              block: number
              page: number | null
              start: number
              end: number
              quote: string
              row?: number | undefined
              cell?: number | undefined
            }[]
            confidence: number
            doubt: string | null
            confirmed: boolean
            edited: boolean
          }
        }[]
      } | null
      doubts: {
        itemId: string
        kind: 'head' | 'basis' | 'target' | 'task' | 'responsibility' | 'reporting'
        field: string
        reason: string
        confidence: number
        required: boolean
      }[]
      edits: { what: string; by: string; at: string; undone: boolean }[]
      may: { edit: boolean; undo: boolean; redo: boolean; discard: boolean; adopt: boolean }
    }
  }
  /** Bỏ gắn nhiệm vụ với chỉ tiêu */
  'programme.unlink_target': { input: { id: string; targetId: string }; output: null }
  /** Tải văn bản kế hoạch lên để đọc */
  'programme.upload': {
    input: { file: Blob; amendsPlanId?: string | undefined; ownProvince: boolean }
    output: { id: string; version: number; state: 'queued' | 'reading' | 'ready' | 'failed' | 'adopted' | 'discarded' }
  }
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
  'identity.reset_two_factor': 'POST /persons/{id}/reset-two-factor',
  'identity.revoke_grant': 'DELETE /grants/{grantId}',
  'identity.set_up': 'POST /setup',
  'identity.unlock_person': 'POST /persons/{id}/unlock',
  'identity.withdraw_delegation': 'POST /delegations/{id}/withdraw',
  'identity.withdraw_invitation': 'POST /invitations/{id}/withdraw',
  'programme.adopt': 'POST /plan-readings/{id}/adoption',
  'programme.adoption_preview': 'GET /plan-readings/{id}/adoption',
  'programme.agency_work': 'GET /agencies/{agencyId}/work',
  'programme.amend': 'PUT /plan-readings/{id}/amended-plan',
  'programme.assign': 'POST /tasks/{id}/assignments',
  'programme.assignments': 'GET /assignments',
  'programme.assignments_sheet': 'GET /assignments.xlsx',
  'programme.clause': 'GET /plans/{code}/clauses/{anchor}',
  'programme.clauses': 'GET /plans/{code}/clauses',
  'programme.difference': 'GET /plan-readings/{id}/difference',
  'programme.discard': 'POST /plan-readings/{id}/discard',
  'programme.edit_reading': 'POST /plan-readings/{id}/edits',
  'programme.end_assignment': 'POST /assignments/{id}/end',
  'programme.link_target': 'POST /tasks/{id}/targets',
  'programme.my_work': 'GET /my-work',
  'programme.plan': 'GET /plans/{code}',
  'programme.plan_file': 'GET /plans/{code}/file',
  'programme.plans': 'GET /plans',
  'programme.reading': 'GET /plan-readings/{id}',
  'programme.reading_file': 'GET /plan-readings/{id}/file',
  'programme.readings': 'GET /plan-readings',
  'programme.redo': 'POST /plan-readings/{id}/redo',
  'programme.task': 'GET /tasks/{id}',
  'programme.tasks': 'GET /tasks',
  'programme.tasks_sheet': 'GET /tasks.xlsx',
  'programme.tree': 'GET /plans/{code}/tree',
  'programme.undo': 'POST /plan-readings/{id}/undo',
  'programme.unlink_target': 'DELETE /tasks/{id}/targets/{targetId}',
  'programme.upload': 'POST /plan-readings',
  'search.everything': 'GET /search',
  'views.list': 'GET /saved-views',
  'views.remove': 'DELETE /saved-views/{id}',
  'views.save': 'POST /saved-views',
}
