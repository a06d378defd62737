#pragma once

#include "support/remembered.h"

#include <QObject>
#include <QString>

namespace holdout {

/// What all pages share; handed to each by reference. There is one, made in main().
class Workspace : public QObject {
    Q_OBJECT

public:
    /// Everything the program writes of its own accord is below this folder, which is made if need
    /// be.
    explicit Workspace(const QString& dataFolder, QObject* parent = nullptr);

    const QString& dataFolder() const { return m_dataFolder; }
    Remembered& remembered() { return m_remembered; }

private:
    QString m_dataFolder;
    Remembered m_remembered;
};

} // namespace holdout
