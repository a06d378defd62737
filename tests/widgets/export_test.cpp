#include "support/export.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace holdout;

class ExportTest : public QObject {
    Q_OBJECT

private slots:
    void writesAndReplaces();
    void keepsTheOldFileWhenTheDiskIsFull_data();
    void keepsTheOldFileWhenTheDiskIsFull();
    void namesTheFolderThatIsNotThere();

private:
    static QByteArray content(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    QTemporaryDir m_folder;
};

void ExportTest::writesAndReplaces()
{
    const QString path = m_folder.filePath(QStringLiteral("a.txt"));
    QVERIFY(saveFileDurably(path, "first"));
    QVERIFY(saveFileDurably(path, "second"));
    QCOMPARE(content(path), QByteArray("second"));
}

void ExportTest::keepsTheOldFileWhenTheDiskIsFull_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("less than Qt buffers") << 8'000;
    QTest::newRow("just what Qt buffers") << 16'384;
    QTest::newRow("more than Qt buffers") << 40'000;
}

/// A limit on the size of files stands in for a full disk: writes fail in the same place.
void ExportTest::keepsTheOldFileWhenTheDiskIsFull()
{
    QFETCH(const int, size);
    const QString path = m_folder.filePath(QStringLiteral("b.txt"));
    QVERIFY(saveFileDurably(path, "precious"));
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit tight{4'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &tight);

    const Result<> saved = saveFileDurably(path, QByteArray(size, 'x'));

    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Storage);
    QVERIFY(QString::fromStdString(saved.error().message).contains(path));
    QCOMPARE(content(path), QByteArray("precious"));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("b.txt*")}, QDir::Files).size(), 1);
}

void ExportTest::namesTheFolderThatIsNotThere()
{
    const Result<> saved = saveFileDurably(m_folder.filePath(QStringLiteral("no/c.txt")), "x");
    QVERIFY(!saved);
    QVERIFY(QString::fromStdString(saved.error().message).contains(QStringLiteral("no/c.txt")));
}

QTEST_MAIN(ExportTest)
#include "export_test.moc"
