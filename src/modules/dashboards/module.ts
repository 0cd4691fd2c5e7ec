import type { Module } from '#kernel/module.ts'
import * as feeds from './operations/feeds.ts'
import * as maps from './operations/maps.ts'
import * as papers from './operations/paper.ts'
import * as time from './operations/time.ts'
import * as views from './operations/views.ts'
import { pages, sections } from './portal/index.ts'

export const dashboardsModule: Module = {
  name: 'dashboards',
  title: 'Bảng điều khiển',
  operations: [
    views.province,
    views.comparison,
    views.agency,
    views.chart,
    views.workbook,
    papers.paper,
    views.openData,
    maps.tiles,
    maps.map,
    maps.uploadMap,
    maps.removeMap,
    time.calendar,
    time.gantt,
    time.board,
    feeds.myFeeds,
    feeds.createFeed,
    feeds.revokeFeed,
    feeds.feed,
  ],
  pages,
  sections,
}
