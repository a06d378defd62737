#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QImage>
#include <QString>

namespace holdout {

/// Writes a whole file, or leaves what was there: after success the new content survives a power
/// cut, after failure the old file is untouched. Every file the program writes goes through here.
///
/// Errors: Storage naming the file, the reason and the remedy.
Result<> saveFileDurably(const QString& path, const QByteArray& content);

/// The picture as a PNG file. Errors: as saveFileDurably().
Result<> savePicture(const QString& path, const QImage& picture);

void copyToClipboard(const QImage& picture);

} // namespace holdout
