#include "support/workspace.h"

#include <QDir>

namespace holdout {

Workspace::Workspace(const QString& dataFolder, QObject* parent)
    : QObject(parent), m_dataFolder(QDir(dataFolder).absolutePath()), m_remembered(m_dataFolder)
{
    QDir().mkpath(m_dataFolder);
}

} // namespace holdout
