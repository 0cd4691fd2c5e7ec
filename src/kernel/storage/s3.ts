import type { S3Client } from '@aws-sdk/client-s3'
import { checkedKey, type Storage } from './storage.ts'

export type S3Settings = { endpoint?: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }

/** Files in a bucket of any S3. The client is heavy, so it is loaded with the first file and not with the program. */
export function s3Storage(settings: S3Settings): Storage {
  const { bucket: Bucket } = settings
  let loading: Promise<{ s3: typeof import('@aws-sdk/client-s3'); client: S3Client }> | undefined
  const ready = () =>
    (loading ??= import('@aws-sdk/client-s3').then(s3 => ({
      s3,
      client: new s3.S3Client({
        region: settings.region,
        // Servers other than Amazon's seldom have a name for each bucket.
        ...(settings.endpoint ? { endpoint: settings.endpoint, forcePathStyle: true } : {}),
        credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
        // Many servers do not know the newer checksum trailers.
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
        maxAttempts: 3,
        requestHandler: { connectionTimeout: 5_000, requestTimeout: 60_000 },
      }),
    })))
  return {
    async put(key, bytes) {
      const Key = checkedKey(key)
      const { s3, client } = await ready()
      await client.send(new s3.PutObjectCommand({ Bucket, Key, Body: bytes, ContentLength: bytes.byteLength }))
    },
    async get(key) {
      const Key = checkedKey(key)
      const { s3, client } = await ready()
      try {
        const answer = await client.send(new s3.GetObjectCommand({ Bucket, Key }))
        return await answer.Body?.transformToByteArray()
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw error
      }
    },
    async remove(key) {
      const Key = checkedKey(key)
      const { s3, client } = await ready()
      await client.send(new s3.DeleteObjectCommand({ Bucket, Key }))
    },
    async has(key) {
      const Key = checkedKey(key)
      const { s3, client } = await ready()
      try {
        await client.send(new s3.HeadObjectCommand({ Bucket, Key }))
        return true
      } catch (error) {
        if (isAbsent(error)) return false
        throw error
      }
    },
  }
}

/** A missing file only: a missing bucket is a wrong setting and must be heard. */
const isAbsent = (error: unknown) => error instanceof Error && (error.name === 'NoSuchKey' || error.name === 'NotFound')
