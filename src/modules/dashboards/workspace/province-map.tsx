import { Button, SegmentedControl } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { formatDate } from '#ui/dates.tsx'
import { useNotify } from '#ui/feedback/notice.tsx'
import { SkeletonText } from '#ui/feedback/skeleton-text.tsx'
import { Section } from '#ui/layout/section.tsx'
import { Link } from '#ui/navigation.tsx'
import { ConfirmDialog } from '#ui/overlay/confirm-dialog.tsx'
import { workspacePath } from '#ui/screen.ts'
import { useAct, useOperation } from '#workspace/queries.ts'
import { MapMeasure, mapMeasureNames, type Tile } from '../contract.ts'
import { tileSentence } from '../rules.ts'
import { mapChart } from '../rules/charts.ts'
import { ChartView } from '#workspace/chart-view.tsx'
import styles from './dashboards.module.css'
import { UploadMapDialog } from './upload-map.tsx'

/** Large, and wanted only where the province handed in its map. */
const LeafletMap = lazy(() => import('./leaflet-map.tsx'))

const agencyPath = (tile: Pick<Tile, 'agencyId'>) => workspacePath(`/co-quan/${tile.agencyId}/tien-do`)

/** The 135 communes and wards: squares in their relative places, or the province's own map where it was handed in. */
export function ProvinceMap() {
  const [measure, setMeasure] = useState<MapMeasure>('done')
  const [asking, setAsking] = useState<'upload' | 'remove'>()
  const { data } = useOperation('dashboards.tiles', { measure })
  const notify = useNotify()
  const remove = useAct('dashboards.remove_map')
  if (!data) return <SkeletonText lines={8} />
  if (data.tiles.length === 0) return null
  return (
    <Section
      title="Theo xã, phường"
      action={
        <SegmentedControl
          size="xs"
          aria-label="Bản đồ thể hiện"
          data={MapMeasure.options.map(value => ({ value, label: mapMeasureNames[value] }))}
          value={measure}
          onChange={value => setMeasure(MapMeasure.parse(value))}
        />
      }
      help={`${data.how}.`}
    >
      {data.map ? (
        <Suspense fallback={<SkeletonText lines={10} />}>
          <LeafletMap tiles={data.tiles} measure={measure} hrefOf={agencyPath} />
        </Suspense>
      ) : (
        <div className={styles['map']}>
          <ChartView chart={mapChart(data.tiles, measure, data.asOf, agencyPath)} table={false} />
        </div>
      )}
      <details className={styles['how']}>
        <summary>Danh sách xã, phường</summary>
        <div className={styles['communes']}>
          {[...Map.groupBy(data.tiles, tile => tile.group)].map(([group, list]) => (
            <div key={group}>
              <h3>{group}</h3>
              <ul>
                {list.map(tile => (
                  <li key={tile.code}>
                    <Link href={agencyPath(tile)}>{tileSentence(tile)}</Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </details>
      <p className={styles['foot']}>
        {data.map
          ? `Bản đồ “${data.map.name}”, ${data.map.communes} xã, phường, nạp ngày ${formatDate(data.map.uploadedAt)}. `
          : 'Sơ đồ đặt mỗi xã, phường một ô ở vị trí tương đối, xếp theo huyện, thị xã, thành phố cũ; không phải bản đồ địa giới. '}
        {data.may.uploadMap ? (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsking('upload')}>
            {data.map ? 'Nạp bản đồ khác' : 'Nạp bản đồ của tỉnh'}
          </Button>
        ) : null}
        {data.may.uploadMap && data.map ? (
          <Button variant="subtle" size="compact-sm" color="red" onClick={() => setAsking('remove')}>
            Dùng lại sơ đồ ô
          </Button>
        ) : null}
      </p>
      {asking === 'upload' ? <UploadMapDialog close={() => setAsking(undefined)} /> : null}
      <ConfirmDialog
        opened={asking === 'remove'}
        title="Dùng lại sơ đồ ô?"
        consequence="Bản đồ đã nạp thôi hiển thị ở đây và trên trang công khai. Có thể nạp lại bất cứ lúc nào."
        action="Bỏ bản đồ đã nạp"
        busy={remove.busy}
        problem={remove.problem}
        close={() => setAsking(undefined)}
        confirm={() =>
          void remove.act({ id: data.map!.id }).then(
            () => {
              setAsking(undefined)
              return notify('Đã dùng lại sơ đồ ô')
            },
            // The dialog shows the problem and stays.
            () => undefined,
          )
        }
      />
    </Section>
  )
}
