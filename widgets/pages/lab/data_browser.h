#pragma once

#include "run/latest.h"
#include "run/source.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QLineEdit;
class QListView;
class QPushButton;

namespace holdout {

class DataCardView;
class DataEntries;
struct DataCard;
struct DataFacts;
struct ToyData;

/// Every generator and every data set that comes with the program, each with what one should know
/// about it.
class DataBrowser : public QDialog {
    Q_OBJECT

public:
    DataBrowser(ReadResource readResource, QWidget* parent);
    ~DataBrowser() override;

signals:
    void generatorChosen(const QString& id);
    void tableChosen(const QString& id);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    using Facts = std::shared_ptr<const DataFacts>;

    QWidget* makeList();
    QWidget* makeBottomRow();
    void search(const QString& words);
    void selectFirst();
    void showCurrent();
    void poll();
    void choose();
    const ToyData* currentToy() const;
    const DataCard* currentCard() const;

    DataEntries* m_entries;
    QLineEdit* m_search;
    QListView* m_list;
    DataCardView* m_view;
    QPushButton* m_open;
    QTimer m_timer;
    Latest<const DataCard*, Facts> m_worker;
};

} // namespace holdout
