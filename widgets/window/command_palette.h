#pragma once

#include "window/commands.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace holdout {

class CommandModel;

/// The field that finds everything: type a few letters, Enter runs the best match.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    /// Lies over the window, near its top.
    explicit CommandPalette(QWidget* window);

    void open(std::vector<Command> commands);
    void close();

    /// Puts itself in the middle of the window's top again.
    void place();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void find(const QString& typed);
    void run(int row);
    void move(int rows);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);

    QLineEdit* m_field;
    QListView* m_list;
    CommandModel* m_model;
    QPointer<QWidget> m_focusBefore;
};

} // namespace holdout
