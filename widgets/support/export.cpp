#include "support/export.h"

#include "support/text.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>

#include <fcntl.h>
#include <unistd.h>

namespace holdout {
namespace {

std::unexpected<Error> notSaved(const QString& path, const QString& reason)
{
    return failure(ErrorCode::Storage,
                   text(QStringLiteral("%1 was not saved (%2); the file that was there is "
                                       "unchanged. Make room or choose another folder")
                            .arg(path, reason)));
}

/// Without this the new name itself may be lost in a power cut. Best effort: some file systems
/// refuse it, and the content has been synced already.
void syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

/// A pipe or a device is written to: replacing it by a file is never what was meant.
Result<> writeThrough(const QString& path, const QByteArray& content)
{
    QFile file(path);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                         file.write(content) == content.size();
    return written ? Result<>() : notSaved(path, file.errorString());
}

} // namespace

Result<> saveFileDurably(const QString& path, const QByteArray& content)
{
    if (const QFileInfo info(path); info.exists() && !info.isFile() && !info.isDir())
        return writeThrough(path, content);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return notSaved(path, file.errorString());
    // QSaveFile forgets an error of the flush inside commit(), so flush and look before that.
    const bool written = file.write(content) == content.size() && file.flush() &&
                         file.error() == QFileDevice::NoError && ::fsync(file.handle()) == 0;
    if (!written) {
        const QString reason = file.errorString();
        file.cancelWriting();
        return notSaved(path, reason);
    }
    if (!file.commit())
        return notSaved(path, file.errorString());
    syncFolder(path);
    return {};
}

Result<> savePicture(const QString& path, const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return failure(ErrorCode::Storage, text(QStringLiteral("%1 was not saved: the picture is "
                                                               "empty; open a page first")
                                                    .arg(path)));
    return saveFileDurably(path, bytes);
}

void copyToClipboard(const QImage& picture)
{
    QGuiApplication::clipboard()->setImage(picture);
}

} // namespace holdout
